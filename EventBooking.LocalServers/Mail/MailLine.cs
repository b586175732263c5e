using System.Globalization;
using System.Text;

namespace EventBooking.LocalServers;

/// <summary>A mail in one line of a console.</summary>
internal static class MailLine
{
    private const int LongestText = 100;

    // Marks that keep a text of one direction apart from its surroundings (UAX #9, section 2.4): they do no harm, and no console shows them.
    private static readonly Rune FirstIsolate = new(0x2066);
    private static readonly Rune LastIsolate = new(0x2069);

    // Parts what mail programs would make a link of, as in ASP.NET.
    private static readonly Rune WordJoiner = new(0x2060);

    public static string Of(CaughtMail mail, TimeProvider time)
    {
        var local = TimeZoneInfo.ConvertTime(mail.ReceivedAt, time.LocalTimeZone);
        var more = mail.Recipients.Count > 1 ? $" and {mail.Recipients.Count - 1} more" : "";
        return string.Create(CultureInfo.InvariantCulture, $"mail  {local:HH:mm:ss}  {Plain(mail.Recipients[0])}{more}  {Plain(mail.Subject)}");
    }

    // What steers a terminal, or turns its text round, is shown as a mark only.
    private static string Plain(string text)
    {
        var plain = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (plain.Length >= LongestText)
            {
                return plain.Append('…').ToString();
            }

            if (rune == WordJoiner || (rune >= FirstIsolate && rune <= LastIsolate))
            {
                continue;
            }

            plain.Append(Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator ? "\ufffd" : rune.ToString());
        }

        return plain.ToString();
    }
}
