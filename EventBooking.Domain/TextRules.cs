using System.Text.RegularExpressions;

namespace EventBooking.Domain;

/// <summary>What text may look like. Each rule returns the text to keep and notes in <see cref="FieldErrors"/> what is wrong.</summary>
internal static partial class TextRules
{
    public static string Required(string? text, string field, int maxLength, FieldErrors errors)
    {
        var kept = Line(text, field, maxLength, errors);
        if (kept is null && IsStorable(text))
        {
            errors.Add(field, text is null ? "is required" : "must not be empty");
        }

        return kept ?? "";
    }

    /// <summary>Blank text counts as absent. A line holds no line breaks or other control characters: it may end up in the head of a mail.</summary>
    public static string? Line(string? text, string field, int maxLength, FieldErrors errors)
    {
        var kept = Optional(text, field, maxLength, errors);
        if (kept is not null && kept.Any(char.IsControl))
        {
            errors.Add(field, "must be one line without control characters");
        }

        return kept;
    }

    /// <summary>Blank text counts as absent.</summary>
    public static string? Optional(string? text, string field, int maxLength, FieldErrors errors)
    {
        if (!IsStorable(text))
        {
            errors.Add(field, "must be valid Unicode text without the character U+0000");
            return null;
        }

        var kept = text?.Trim();
        if (string.IsNullOrEmpty(kept))
        {
            return null;
        }

        // A code point is one or two chars: only text that may be too long needs counting.
        if (kept.Length > maxLength && kept.EnumerateRunes().Count() > maxLength)
        {
            errors.Add(field, $"must be at most {maxLength} characters");
        }

        return kept;
    }

    public static string? Email(string? text, string field, FieldErrors errors) =>
        Matching(text, field, Limits.EmailLength, EmailPattern(), "must be an e-mail address such as ada@example.com", errors);

    public static string? Phone(string? text, string field, FieldErrors errors) =>
        Matching(text, field, Limits.PhoneLength, PhonePattern(), "must be a telephone number such as +49 30 1234567", errors);

    public static string? Language(string? text, string field, FieldErrors errors) =>
        Matching(text, field, Limits.LanguageLength, LanguagePattern(), "must be a language tag such as en or pt-BR", errors);

    /// <summary>PostgreSQL stores any text but U+0000, and only text that has a UTF-8 form (no lone surrogates).</summary>
    public static bool IsStorable(string? text)
    {
        for (var i = 0; text is not null && i < text.Length; i++)
        {
            if (text[i] == '\0' || (char.IsSurrogate(text[i]) && !(char.IsSurrogatePair(text, i) && i++ >= 0)))
            {
                return false;
            }
        }

        return true;
    }

    private static string? Matching(string? text, string field, int maxLength, Regex pattern, string hint, FieldErrors errors)
    {
        if (text is null)
        {
            return null;
        }

        var kept = text.Trim();
        if (kept.Length > maxLength || !pattern.IsMatch(kept))
        {
            errors.Add(field, hint);
        }

        return kept;
    }

    // The rule of HTML's e-mail field (WHATWG HTML, section 4.10.5.1.5), with letters of every script (RFC 6531).
    [GeneratedRegex(
        @"^[\p{L}\p{M}\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}@[\p{L}\p{M}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?(?:\.[\p{L}\p{M}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?)*\z",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex EmailPattern();

    // 3 to 15 digits (ITU-T E.164), in whatever way people group them.
    [GeneratedRegex(@"^\+?(?:[ ()./-]*[0-9]){3,15}[ ()./-]*\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex PhonePattern();

    [GeneratedRegex(@"^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex LanguagePattern();
}
