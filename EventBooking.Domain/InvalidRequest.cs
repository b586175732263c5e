namespace EventBooking.Domain;

/// <summary>One or more fields are wrong.</summary>
/// <param name="Errors">What is wrong with which field: keys are the API's field names, such as <c>time_slots[0].end_time</c>.</param>
public sealed record InvalidRequest(IReadOnlyDictionary<string, string[]> Errors)
    : Failure(ErrorCodes.InvalidRequest, Summarize(Errors))
{
    /// <summary>One field is wrong.</summary>
    /// <param name="field">The field's name in the API.</param>
    /// <param name="message">What is wrong with it.</param>
    public static InvalidRequest Of(string field, string message) =>
        new(new Dictionary<string, string[]>(StringComparer.Ordinal) { [field] = [message] });

    private static string Summarize(IReadOnlyDictionary<string, string[]> errors) => errors.Count == 1
        ? $"{errors.First().Key}: {errors.First().Value[0]}"
        : $"{errors.Count} fields are wrong; errors says which.";
}
