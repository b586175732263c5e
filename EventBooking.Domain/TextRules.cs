using System.Buffers;
using EventBooking.Domain.Input;

namespace EventBooking.Domain;

/// <summary>What text may look like. Each rule returns the text to keep and notes in <see cref="FieldErrors"/> what is wrong.</summary>
internal static class TextRules
{
    // A number with an extension is longer than one without; what is much longer is neither.
    private const int MaxExtended = 100;
    private static readonly SearchValues<char> Controls = SearchValues.Create(
        [.. Enumerable.Range(0, 256).Select(i => (char)i).Where(char.IsControl)]);

    public static string Required(string? text, string field, int maxLength, FieldErrors errors)
    {
        if (text is null)
        {
            errors.Add(field, "is required");
        }
        else if (Line(text, field, maxLength, errors, out var isStorable) is { } kept)
        {
            if (!UnicodeText.IsVisible(kept))
            {
                errors.Add(field, "must have at least one visible character");
            }

            return kept;
        }
        else if (isStorable)
        {
            errors.Add(field, "must not be empty");
        }

        return "";
    }

    /// <summary>Blank text counts as absent. A line holds no control characters: it may end up in the head of a mail.</summary>
    public static string? Line(string? text, string field, int maxLength, FieldErrors errors) =>
        Line(text, field, maxLength, errors, out _);

    /// <summary>Blank text counts as absent.</summary>
    public static string? Optional(string? text, string field, int maxLength, FieldErrors errors) =>
        Optional(text, field, maxLength, errors, out _);

    public static string? Email(string? text, string field, FieldErrors errors)
    {
        if (text is null)
        {
            return null;
        }

        if (!UnicodeText.TryKeep(EmailAddress.Clean(text), out var kept, out var problem))
        {
            errors.Add(field, problem);
        }
        else if (!EmailAddress.TryParse(kept, out _))
        {
            errors.Add(field, "must be an e-mail address such as ada@example.com, to which mail can be sent");
        }

        return kept;
    }

    public static string? Phone(string? text, string field, FieldErrors errors)
    {
        if (text is null)
        {
            return null;
        }

        var kept = PhoneNumber.Clean(text);
        if (kept.Length > Limits.PhoneLength || !PhoneNumber.IsNumber(kept))
        {
            errors.Add(field, kept.Length <= MaxExtended && PhoneNumber.HasExtension(kept)
                ? "must be a number that can be called directly: leave out the extension"
                : "must be a telephone number such as +49 30 1234567");
        }

        return kept;
    }

    public static string? Language(string? text, string field, FieldErrors errors)
    {
        if (text is null)
        {
            return null;
        }

        var kept = Characters.TrimIgnorable(text);
        if (kept.Length > Limits.LanguageLength || !LanguageTag.IsKnown(kept))
        {
            errors.Add(field, "must be the tag of a language that exists, such as en or pt-BR");
        }

        return kept;
    }

    public static string TimeZone(string? text, string field, FieldErrors errors)
    {
        if (text is null)
        {
            return "UTC";
        }

        if (!TimeZoneId.TryFind(text, out var id))
        {
            errors.Add(field, "must be an IANA time zone such as Europe/Berlin");
        }

        return id ?? "";
    }

    private static string? Line(string? text, string field, int maxLength, FieldErrors errors, out bool isStorable)
    {
        var kept = Optional(text, field, maxLength, errors, out isStorable);
        if (kept is not null && kept.AsSpan().ContainsAny(Controls))
        {
            errors.Add(field, "must be one line without control characters");
        }

        return kept;
    }

    private static string? Optional(string? text, string field, int maxLength, FieldErrors errors, out bool isStorable)
    {
        isStorable = UnicodeText.TryKeep(text ?? "", out var kept, out var problem);
        if (problem is not null)
        {
            errors.Add(field, problem);
            return null;
        }

        if (UnicodeText.IsLonger(kept, maxLength))
        {
            errors.Add(field, $"must be at most {maxLength} characters");
        }

        return kept.Length == 0 ? null : kept;
    }
}
