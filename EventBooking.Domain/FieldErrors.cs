namespace EventBooking.Domain;

/// <summary>
/// Collects what is wrong with a request, so that its sender hears of all of it at once: of the first
/// <see cref="InvalidRequest.MaxErrors"/> fields, and of how many more. Messages about one field come one after the other.
/// </summary>
public sealed class FieldErrors
{
    private readonly Dictionary<string, string[]> _errors = new(StringComparer.Ordinal);
    private string? _lastUnnamed;
    private int _more;

    /// <summary>Whether anything is wrong.</summary>
    public bool Any => _errors.Count > 0;

    /// <summary>Notes what is wrong with a field.</summary>
    /// <param name="field">The field's name in the API.</param>
    public void Add(string field, string message)
    {
        if (_errors.TryGetValue(field, out var earlier))
        {
            _errors[field] = [.. earlier, message];
        }
        else if (_errors.Count < InvalidRequest.MaxErrors)
        {
            _errors[field] = [message];
        }
        else if (field != _lastUnnamed)
        {
            _lastUnnamed = field;
            _more++;
        }
    }

    /// <summary>The value of a field, which notes where it is missing; then what is returned means nothing.</summary>
    internal T Required<T>(T? value, string field, string message = "is required")
        where T : struct
    {
        if (value is null)
        {
            Add(field, message);
        }

        return value.GetValueOrDefault();
    }

    /// <summary>All that was noted.</summary>
    public InvalidRequest ToFailure() => new(_errors, _more);
}
