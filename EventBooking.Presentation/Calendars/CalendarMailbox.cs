using EventBooking.Domain.Input;

namespace EventBooking.Presentation.Calendars;

/// <summary>A party of a calendar entry (RFC 5545, section 3.3.3).</summary>
/// <param name="Name">Shown in place of the address.</param>
public sealed record CalendarMailbox(string Name, string Address)
{
    /// <summary>The address as a URI (RFC 6068): as a mail server takes it, with what has a meaning there escaped.</summary>
    internal string ToUri() => EmailAddress.TryParse(Address, out var address)
        ? $"mailto:{Escape(address.LocalPart)}@{address.Domain}"
        : $"mailto:{Escape(Address)}";

    // Calendars compare the address with their user's own: what may stand as it is, "+" above all, does.
    private static string Escape(string text) => string.Concat(text.EnumerateRunes().Select(rune =>
        rune.IsAscii && (char.IsAsciiLetterOrDigit((char)rune.Value) || "-._~!$'*+".Contains((char)rune.Value, StringComparison.Ordinal))
            ? rune.ToString()
            : Uri.EscapeDataString(rune.ToString())));
}
