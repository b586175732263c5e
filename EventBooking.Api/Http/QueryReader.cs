using System.Globalization;
using EventBooking.Domain;
using EventBooking.Domain.Input;

namespace EventBooking.Api.Http;

/// <summary>Reads query parameters by the names they have in the API, and notes what is wrong with them.</summary>
internal sealed class QueryReader(IQueryCollection query)
{
    private readonly Dictionary<string, string[]> _errors = new(StringComparer.Ordinal);

    public InvalidRequest? Failure => _errors.Count > 0 ? new InvalidRequest(_errors) : null;

    public int Number(string name, int min, int max, int absent)
    {
        if (Single(name) is not { } text)
        {
            return absent;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max)
        {
            return number;
        }

        _errors[name] = [$"must be a number from {min} to {max}"];
        return absent;
    }

    public DateOnly? Date(string name)
    {
        if (Single(name) is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        _errors[name] = ["must be a date such as 2031-06-15"];
        return null;
    }

    /// <summary>Whether the parameter is there; it may have one value only.</summary>
    public bool Word(string name, string word)
    {
        var text = Single(name);
        if (text is not null && !string.Equals(text, word, StringComparison.Ordinal))
        {
            _errors[name] = [$"must be {word} or absent"];
        }

        return text is not null;
    }

    /// <summary>Text as it is kept elsewhere: in NFC, without white space around it; null where absent or blank.</summary>
    public string? Text(string name, int maxLength, int minLength = 1)
    {
        if (Single(name) is not { } text)
        {
            return null;
        }

        if (!UnicodeText.TryKeep(text, out var kept, out var problem))
        {
            _errors[name] = [problem];
        }
        else if (kept.Length > 0 && (!UnicodeText.IsLonger(kept, minLength - 1) || UnicodeText.IsLonger(kept, maxLength)))
        {
            _errors[name] = [$"must be {minLength} to {maxLength} characters"];
        }

        return kept.Length > 0 ? kept : null;
    }

    public void Refuse(string name, string message) => _errors[name] = [message];

    private string? Single(string name)
    {
        var values = query[name];
        if (values.Count > 1)
        {
            _errors[name] = ["must be given once"];
            return null;
        }

        return string.IsNullOrEmpty(values) ? null : values.ToString();
    }
}
