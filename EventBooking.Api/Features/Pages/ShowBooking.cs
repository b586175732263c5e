using EventBooking.Api.Features.Bookings;
using EventBooking.Api.Http;
using EventBooking.Domain.Bookings;
using EventBooking.Infrastructure.Persistence;
using EventBooking.Presentation.CheckIn;
using EventBooking.Presentation.Localization;

namespace EventBooking.Api.Features.Pages;

/// <summary>Shows a booking to a person.</summary>
internal static class ShowBooking
{
    public static async Task<IResult> HandleAsync(
        PresentedToken presented, HttpContext context, BookingDbContext database, CheckInCodes codes, CancellationToken cancellationToken)
    {
        if (await database.FindDetailsAsync(presented, cancellationToken) is not { } details)
        {
            return PageResults.Of(context, new BookingNotFound())!;
        }

        var texts = Texts.In(PreferredLanguage.For(context.Request, details));
        var booking = BookingPageModel.Of(details, texts, codes.Create, CalendarLink(context.Request, presented));
        var status = details.Booking.Status == BookingStatus.Cancelled ? StatusCodes.Status410Gone : StatusCodes.Status200OK;
        return PageResults.Booking(status, texts, booking);
    }

    // Relative, so that it is right behind any proxy, also one that takes a prefix off.
    private static string CalendarLink(HttpRequest request, PresentedToken presented)
    {
        var root = request.Path.Value!.EndsWith('/') ? "../.." : "..";
        return $"{root}{TokenPaths.Bookings}/{presented.Secret!.Text}/calendar.ics";
    }
}
