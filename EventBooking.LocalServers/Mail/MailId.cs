using System.Globalization;

namespace EventBooking.LocalServers;

/// <summary>The moment of arrival in UTC, to 100 ns, is the name of a mail: names sort by arrival, and each is given once.</summary>
internal static class MailId
{
    private const string Format = "yyyyMMdd'T'HHmmss'.'fffffff'Z'";

    public static string Of(DateTimeOffset time) => time.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>Whether it is a name that <see cref="Of"/> gives; so it is no path either.</summary>
    public static bool TryParse(string? id, out DateTimeOffset time) => DateTimeOffset.TryParseExact(
        id, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);
}
