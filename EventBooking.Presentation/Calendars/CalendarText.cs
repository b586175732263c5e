using EventBooking.Presentation.Localization;

namespace EventBooking.Presentation.Calendars;

internal static class CalendarText
{
    /// <summary>A line of a stranger's.</summary>
    public static string Line(string text) => Bidi.Clean(text);

    /// <summary>A line of a stranger's in an entry that is mailed: mail programs make no link of it.</summary>
    public static string MailedLine(string text) => Literal(UntrustedText.Of(text).Text);

    /// <summary>Lines of a stranger's.</summary>
    public static string? CleanLines(string? text) =>
        text is null ? null : string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(Bidi.Clean));

    /// <summary>
    /// Lines of ours: they may hold the isolates of <see cref="Bidi.Isolate"/>, but no overrides and no control characters.
    /// </summary>
    public static string Lines(string text) =>
        string.Concat(text.ReplaceLineEndings("\n").Where(c =>
            c is '\n' or '\t' || !(char.IsControl(c) || c is (>= '\u202A' and <= '\u202E') or '\u2066' or '\u2067')));

    /// <summary>A parameter's value, with what would end it escaped (RFC 6868).</summary>
    public static string Parameter(string text) =>
        Literal(Line(text)).Replace("^", "^^", StringComparison.Ordinal).Replace("\"", "^'", StringComparison.Ordinal);

    /// <summary>
    /// A text that holds what looks like an encoded word (RFC 2047) and is none: mail programs decode those in calendars too, and a
    /// calendar, unlike a header, has no encoding that would keep them.
    /// </summary>
    public static string Literal(string text) => text.Replace("=?", "=\u2060?", StringComparison.Ordinal);
}
