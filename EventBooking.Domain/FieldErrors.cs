namespace EventBooking.Domain;

/// <summary>Collects everything that is wrong with a request, so that its sender hears of all of it at once.</summary>
internal sealed class FieldErrors
{
    private readonly Dictionary<string, string[]> _errors = new(StringComparer.Ordinal);

    public bool Any => _errors.Count > 0;

    public void Add(string field, string message) =>
        _errors[field] = _errors.TryGetValue(field, out var earlier) ? [.. earlier, message] : [message];

    public InvalidRequest ToFailure() => new(_errors);
}
