using System.Collections.Concurrent;
using System.Globalization;
using EventBooking.Domain.Bookings;
using EventBooking.Presentation.Localization;

namespace EventBooking.Api.Http;

/// <summary>The language that a client asks for (RFC 9110, section 12.5.4).</summary>
internal static class PreferredLanguage
{
    // Few browsers ask in a way of their own; a client that makes such up pays for the reading, and fills no memory.
    private const int MaxKnown = 1_000;
    private const int MaxLength = 100;
    private static readonly ConcurrentDictionary<string, CultureInfo?> Known = new(StringComparer.Ordinal);

    /// <summary>The best of the languages of messages and pages; null where the client asks for none of them.</summary>
    public static CultureInfo? Of(HttpRequest request)
    {
        var header = request.Headers.AcceptLanguage;
        if (header.Count == 0)
        {
            return null;
        }

        var text = header.ToString();
        if (Known.TryGetValue(text, out var culture))
        {
            return culture;
        }

        culture = Languages.MatchHeader(header);
        if (text.Length <= MaxLength && Known.Count < MaxKnown)
        {
            Known.TryAdd(text, culture);
        }

        return culture;
    }

    /// <summary>The language in which to show a booking: the client's, else the booking's, else the event's.</summary>
    public static CultureInfo For(HttpRequest request, BookingDetails details) =>
        Of(request) ?? Languages.Of(details.Booking, details.Event);
}
