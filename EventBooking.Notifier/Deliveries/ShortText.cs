using System.Globalization;

namespace EventBooking.Notifier.Deliveries;

/// <summary>Shortens names for lines that have little room.</summary>
internal static class ShortText
{
    /// <summary>The text, or its beginning and three dots; no character of it, accents and joined emoji included, is cut apart.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="maxLength">Most characters as people count them, the dots included.</param>
    public static string Of(string text, int maxLength)
    {
        var starts = StringInfo.ParseCombiningCharacters(text);
        return starts.Length <= maxLength ? text : string.Concat(text.AsSpan(0, starts[maxLength - 3]).TrimEnd(), "...");
    }
}
