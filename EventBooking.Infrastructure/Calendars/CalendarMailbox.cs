namespace EventBooking.Infrastructure.Calendars;

/// <summary>A party of a calendar entry (RFC 5545, section 3.3.3).</summary>
/// <param name="Name">Shown in place of the address.</param>
/// <param name="Address">E-mail address.</param>
public sealed record CalendarMailbox(string Name, string Address)
{
    /// <summary>The address as a URI (RFC 6068): what has a meaning there is escaped, a domain of other scripts is written in ASCII.</summary>
    internal string ToUri()
    {
        var at = Address.LastIndexOf('@');
        return at < 0 ? $"mailto:{Escape(Address)}" : $"mailto:{Escape(Address[..at])}@{CalendarDomain.ToAscii(Address[(at + 1)..])}";
    }

    // Calendars compare the address with their user's own: what may stand as it is, "+" above all, does.
    private static string Escape(string text) => string.Concat(text.EnumerateRunes().Select(rune =>
        rune.IsAscii && (char.IsAsciiLetterOrDigit((char)rune.Value) || "-._~!$'*+".Contains((char)rune.Value, StringComparison.Ordinal))
            ? rune.ToString()
            : Uri.EscapeDataString(rune.ToString())));
}
