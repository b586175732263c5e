namespace EventBooking.Infrastructure.Calendars;

/// <summary>Text of strangers, made fit for a calendar entry.</summary>
internal static class CalendarText
{
    /// <summary>
    /// Leaves out control characters, and those that turn the direction of text: a calendar shows a name beside other texts, and an
    /// override in it would reorder them (Unicode UAX #9, section 2). Line breaks stay where they are allowed.
    /// </summary>
    public static string Clean(string text, bool lines = false)
    {
        var even = lines ? text.ReplaceLineEndings("\n") : text;
        return string.Concat(even.Where(c => !IsTurn(c) && (!char.IsControl(c) || (lines && c is '\n' or '\t'))));
    }

    /// <summary>A parameter's value holds no quotation marks, and not every reader knows their escapes (RFC 6868).</summary>
    public static string CleanParameter(string text) => Clean(text).Replace('"', '\'').Replace('^', ' ');

    private static bool IsTurn(char c) => c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u2028' or '\u2029';
}
