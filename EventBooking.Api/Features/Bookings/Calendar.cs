using System.Text;
using EventBooking.Infrastructure.Persistence;
using EventBooking.Presentation.Calendars;
using EventBooking.Presentation.Localization;

namespace EventBooking.Api.Features.Bookings;

/// <summary>Shows a booking as a calendar entry to download.</summary>
internal static class Calendar
{
    public const string FileName = "booking.ics";

    public static async Task<Results<FileContentHttpResult, ProblemHttpResult>> HandleAsync(
        PresentedToken presented, HttpRequest request, BookingDbContext database, TimeProvider time, CancellationToken cancellationToken)
    {
        var found = await database.FindLiveAsync(presented, cancellationToken);
        return found.Match<Results<FileContentHttpResult, ProblemHttpResult>>(
            details =>
            {
                var notes = BookingNotes.Of(details, Texts.In(PreferredLanguage.For(request, details)));
                return TypedResults.File(
                    Encoding.UTF8.GetBytes(BookingCalendar.Publish(details, notes, time.Now())), CalendarMedia.Published,
                    FileName);
            },
            failure => failure.ToProblem());
    }
}
