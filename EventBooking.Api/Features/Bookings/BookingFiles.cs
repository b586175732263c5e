using System.Text;
using EventBooking.Api.Http;
using EventBooking.Domain;
using EventBooking.Domain.Bookings;
using EventBooking.Domain.Events;
using EventBooking.Infrastructure.Persistence;
using EventBooking.Presentation.Calendars;
using EventBooking.Presentation.CheckIn;
using EventBooking.Presentation.Localization;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EventBooking.Api.Features.Bookings;

/// <summary>A booking as a calendar entry to download, and its check-in code as a QR code.</summary>
internal static class BookingFiles
{
    public const string CalendarName = "booking.ics";
    public const string SvgType = "image/svg+xml";
    public const string PngType = "image/png";

    public static Task<Results<FileContentHttpResult, ProblemHttpResult>> CalendarAsync(
        PresentedToken presented, HttpRequest request, BookingDbContext database, TimeProvider time, CancellationToken cancellationToken) =>
        AnswerAsync(
            presented,
            database,
            details => TypedResults.File(Entry(details, request, time), CalendarMedia.Published, CalendarName),
            cancellationToken);

    public static Task<Results<FileContentHttpResult, ProblemHttpResult>> SvgAsync(
        PresentedToken presented, BookingDbContext database, CheckInCodes codes, CancellationToken cancellationToken) =>
        AnswerAsync(
            presented,
            database,
            details => Code(details, codes, code => Encoding.UTF8.GetBytes(QrImages.Svg(code)), SvgType),
            cancellationToken);

    public static Task<Results<FileContentHttpResult, ProblemHttpResult>> PngAsync(
        PresentedToken presented, BookingDbContext database, CheckInCodes codes, CancellationToken cancellationToken) =>
        AnswerAsync(presented, database, details => Code(details, codes, QrImages.Png, PngType), cancellationToken);

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> AnswerAsync(
        PresentedToken presented,
        BookingDbContext database,
        Func<BookingDetails, Results<FileContentHttpResult, ProblemHttpResult>> answer,
        CancellationToken cancellationToken) =>
        (await database.FindLiveAsync(presented, cancellationToken))
            .Match<Results<FileContentHttpResult, ProblemHttpResult>>(answer, failure => failure.ToProblem());

    private static byte[] Entry(BookingDetails details, HttpRequest request, TimeProvider time)
    {
        var notes = BookingNotes.Of(details, Texts.In(PreferredLanguage.For(request, details)));
        return Encoding.UTF8.GetBytes(BookingCalendar.Publish(details, notes, time.Now()));
    }

    private static Results<FileContentHttpResult, ProblemHttpResult> Code(
        BookingDetails details, CheckInCodes codes, Func<string, byte[]> draw, string mediaType) =>
        details.Event.Status == EventStatus.Cancelled
            ? new EventCancelled().ToProblem()
            : TypedResults.File(draw(codes.Create(details.Booking.Id)), mediaType);
}
