using Microsoft.Extensions.Options;

namespace EventBooking.Presentation.Links;

/// <summary>The addresses that people get. They are permanent: a mail keeps them for years.</summary>
public sealed class PublicLinks(IOptions<PublicOptions> options)
{
    /// <summary>First segment of a booking's page; its token is the second.</summary>
    public const string BookingSegment = "b";

    private readonly string _base = new Uri(options.Value.BaseUrl).AbsoluteUri.TrimEnd('/');

    /// <summary>The page of a booking.</summary>
    /// <param name="token">The booking's token: the link is as secret as it.</param>
    public string Booking(string token) => $"{_base}/{BookingSegment}/{token}";

    /// <summary>Where reminders of a booking are stopped: a page that asks first, or a POST (RFC 8058).</summary>
    /// <param name="token">One that can only stop reminders, as programs on the way see it.</param>
    public string StopReminders(string token) => $"{_base}/{BookingSegment}/{token}/reminders/stop";
}
