using System.Globalization;
using EventBooking.Domain.Bookings;
using EventBooking.Domain.Events;
using Microsoft.Net.Http.Headers;

namespace EventBooking.Presentation.Localization;

/// <summary>The languages of messages and pages, and how one is chosen.</summary>
public static class Languages
{
    /// <summary>English: the language of last resort.</summary>
    public static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    /// <summary>Every language; each has all texts.</summary>
    public static IReadOnlyList<CultureInfo> All { get; } =
        [English, .. new[] { "de", "fr", "es", "it", "ja", "ar" }.Select(CultureInfo.GetCultureInfo)];

    // A region is here only where it writes dates and times in another way than its language does elsewhere.
    // Codes of ISO 639-3 are as good as those of 639-1.
    private static readonly Dictionary<string, CultureInfo> ByTag = All
        .Append(CultureInfo.GetCultureInfo("en-US"))
        .Select(culture => (Tag: culture.Name, culture))
        .Concat(All.Select(culture => (Tag: culture.ThreeLetterISOLanguageName, culture)))
        .ToDictionary(known => known.Tag, known => known.culture, StringComparer.OrdinalIgnoreCase);

    /// <summary>The culture that comes closest to a BCP 47 tag, by lookup (RFC 4647, section 3.4): <c>de-CH-1996</c> is German.</summary>
    /// <param name="tag">Any text; null and unknown languages have no match.</param>
    public static CultureInfo? Match(string? tag)
    {
        for (var range = tag; !string.IsNullOrEmpty(range);)
        {
            if (ByTag.TryGetValue(range, out var culture))
            {
                return culture;
            }

            var end = range.LastIndexOf('-');
            range = end < 0 ? null : range[..end];
        }

        return null;
    }

    /// <summary>The preferred culture of an Accept-Language field (RFC 9110, section 12.5.4); null if none is known.</summary>
    public static CultureInfo? MatchHeader(IEnumerable<string?> acceptLanguage) =>
        StringWithQualityHeaderValue.TryParseList([.. acceptLanguage.OfType<string>()], out var wishes)
            ? wishes.Where(wish => wish.Quality is not <= 0)
                .OrderByDescending(wish => wish.Quality ?? 1)
                .Select(wish => Match(wish.Value.Value))
                .FirstOrDefault(culture => culture is not null)
            : null;

    /// <summary>The culture of messages about a booking: its own language, else its event's, else English.</summary>
    public static CultureInfo Of(Booking booking, Event owner) => Match(booking.Language) ?? Match(owner.Language) ?? English;
}
