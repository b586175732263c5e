namespace EventBooking.Domain;

/// <summary>One or more fields are wrong.</summary>
/// <param name="Errors">What is wrong with which field: keys are the API's field names, such as <c>time_slots[0].end_time</c>.</param>
/// <param name="MoreErrors">How many fields are wrong beside those.</param>
public sealed record InvalidRequest(IReadOnlyDictionary<string, string[]> Errors, int MoreErrors = 0)
    : Failure(Failures.InvalidRequest, Summarize(Errors, MoreErrors))
{
    /// <summary>Most fields that an answer names: a short request must not bring a long answer.</summary>
    public const int MaxErrors = 20;

    /// <summary>One field is wrong.</summary>
    public static InvalidRequest Of(string field, string message) =>
        new(new Dictionary<string, string[]>(StringComparer.Ordinal) { [field] = [message] });

    private static string Summarize(IReadOnlyDictionary<string, string[]> errors, int more) => (errors.Count, more) switch
    {
        (1, 0) => $"{errors.First().Key}: {errors.First().Value[0]}",
        (_, 0) => $"{errors.Count} fields are wrong; errors says which.",
        _ => $"{errors.Count + more} fields are wrong; errors names the first {errors.Count} of them.",
    };
}
