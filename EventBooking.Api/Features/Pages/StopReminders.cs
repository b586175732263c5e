using EventBooking.Api.Features.Bookings;
using EventBooking.Api.Http;
using EventBooking.Domain;
using EventBooking.Domain.Bookings;
using EventBooking.Infrastructure.Persistence;
using EventBooking.Infrastructure.Tokens;
using EventBooking.Presentation.Localization;
using Microsoft.EntityFrameworkCore;

namespace EventBooking.Api.Features.Pages;

/// <summary>
/// Stops the reminders of a booking: for a person who follows the link of a mail and is asked first, as programs follow links
/// too, and for a mail program that sends the POST itself (RFC 8058). The link has a token for this alone; in mails of earlier versions
/// it is the booking's.
/// </summary>
internal static class StopReminders
{
    public static async Task<IResult> AskAsync(
        PresentedToken presented,
        StopReminderTokens tokens,
        HttpContext context,
        BookingDbContext database,
        CancellationToken cancellationToken)
    {
        if (await FindAsync(presented, tokens, database, cancellationToken) is not { } details)
        {
            return PageResults.Failure(context, new BookingNotFound());
        }

        var texts = Texts.In(PreferredLanguage.For(context.Request, details));
        var page = texts.Page;
        return details.Booking switch
        {
            { Status: BookingStatus.Cancelled } => Cancelled(texts),
            { RemindersStoppedAt: not null } => Stopped(texts),
            _ =>
                PageResults.Message(
                    StatusCodes.Status200OK, texts, page.StopRemindersTitle, page.StopRemindersQuestion,
                    page.StopRemindersButton),
        };
    }

    // Anyone who knows the token may do it, so there is no session that another site could make use of.
    public static async Task<IResult> StopAsync(
        PresentedToken presented,
        StopReminderTokens tokens,
        HttpContext context,
        BookingDbContext database,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (await FindAsync(presented, tokens, database, cancellationToken) is not { } details)
        {
            return PageResults.Failure(context, new BookingNotFound());
        }

        var texts = Texts.In(PreferredLanguage.For(context.Request, details));
        if (details.Booking.Status == BookingStatus.Cancelled)
        {
            return Cancelled(texts);
        }

        var now = time.Now();
        await database.Bookings
            .Where(b => b.Id == details.Booking.Id && b.RemindersStoppedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(b => b.RemindersStoppedAt, now), cancellationToken);
        return Stopped(texts);
    }

    private static Task<BookingDetails?> FindAsync(
        PresentedToken presented, StopReminderTokens tokens, BookingDbContext database, CancellationToken cancellationToken) =>
        presented is { Secret: null, Text: { } text } && tokens.TryRead(text, out var id)
            ? database.DetailsOf(database.Bookings.Where(booking => booking.Id == id)).SingleOrDefaultAsync(cancellationToken)
            : database.FindDetailsAsync(presented, cancellationToken);

    private static IResult Cancelled(Texts texts) =>
        PageResults.Message(StatusCodes.Status410Gone, texts, texts.Labels.Cancelled, texts.Page.CancelledText);

    private static IResult Stopped(Texts texts) =>
        PageResults.Message(StatusCodes.Status200OK, texts, texts.Page.RemindersStoppedTitle, texts.Page.RemindersStoppedText);
}
