using System.Globalization;

namespace EventBooking.Infrastructure.Calendars;

/// <summary>Writes domains of all scripts in ASCII (RFC 5891).</summary>
internal static class CalendarDomain
{
    private static readonly IdnMapping Idn = new();

    public static string ToAscii(string domain)
    {
        try
        {
            return Idn.GetAscii(domain);
        }
        catch (ArgumentException)
        {
            // No domain that exists; escaped, it is at least well-formed.
            return Uri.EscapeDataString(domain);
        }
    }
}
