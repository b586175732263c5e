using EventBooking.Infrastructure.Localization;

namespace EventBooking.Infrastructure.Calendars;

/// <summary>Text made fit for a calendar entry.</summary>
internal static class CalendarText
{
    /// <summary>A line of a stranger's.</summary>
    public static string Line(string text) => Bidi.Clean(text);

    /// <summary>Lines of a stranger's.</summary>
    public static string? CleanLines(string? text) => text is null ? null : string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(Bidi.Clean));

    /// <summary>Lines of ours: they may hold isolates, as <see cref="Bidi.Isolate"/> makes them, but no overrides and no control characters.</summary>
    public static string Lines(string text) =>
        string.Concat(text.ReplaceLineEndings("\n").Where(c => c is '\n' or '\t' || !(char.IsControl(c) || c is (>= '\u202A' and <= '\u202E') or '\u2066' or '\u2067')));

    /// <summary>A parameter's value holds no quotation marks, and not every reader knows their escapes (RFC 6868).</summary>
    public static string Parameter(string text) => Line(text).Replace('"', '\'').Replace('^', ' ');
}
