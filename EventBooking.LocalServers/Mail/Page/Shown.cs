using System.Globalization;

namespace EventBooking.LocalServers;

/// <summary>Times and sizes as the page shows them.</summary>
internal static class Shown
{
    /// <summary>In the zone of this machine; without the date where it is today's.</summary>
    public static Html Time(DateTimeOffset time, TimeProvider clock)
    {
        var local = TimeZoneInfo.ConvertTime(time, clock.LocalTimeZone);
        var text = local.ToString(local.Date == clock.GetLocalNow().Date ? "HH:mm:ss" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        return Html.Of($"<time datetime=\"{time.ToString("O", CultureInfo.InvariantCulture)}\">{text}</time>");
    }

    public static string Size(long bytes) => bytes switch
    {
        < 1000 => string.Create(CultureInfo.InvariantCulture, $"{bytes} B"),
        < 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e3:0.#} kB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.#} MB"),
    };

    public static string Subject(CaughtMail mail) => mail.Subject.Length == 0 ? "(no subject)" : mail.Subject;

    /// <summary>Set apart, so that text from right to left turns round nothing beside it.</summary>
    public static Html Apart(string text) => Html.Of($"<bdi>{text}</bdi>");
}
