using EventBooking.Api.Features.Bookings;
using EventBooking.Api.Http;
using EventBooking.Domain.Bookings;
using EventBooking.Infrastructure.Persistence;
using EventBooking.Infrastructure.Tokens;
using EventBooking.Presentation.CheckIn;
using EventBooking.Presentation.Localization;

namespace EventBooking.Api.Features.Pages;

internal static class ShowBooking
{
    public static async Task<IResult> HandleAsync(
        PresentedToken presented, HttpContext context, BookingDbContext database, CheckInCodes codes, CancellationToken cancellationToken)
    {
        if (presented.Secret is not { } token || await database.FindDetailsAsync(presented, cancellationToken) is not { } details)
        {
            return PageResults.Failure(context, new BookingNotFound());
        }

        var texts = Texts.In(PreferredLanguage.For(context.Request, details));
        var booking = BookingPageModel.Of(details, texts, codes.Create, CalendarLink(context.Request, token));
        var status = details.Booking.Status == BookingStatus.Cancelled ? StatusCodes.Status410Gone : StatusCodes.Status200OK;
        return PageResults.Booking(status, texts, booking);
    }

    // Relative, so that it is right behind any proxy, also one that takes a prefix off.
    private static string CalendarLink(HttpRequest request, SecretToken token)
    {
        var root = request.Path.Value is [.., '/'] ? "../.." : "..";
        return $"{root}{TokenPaths.Bookings}/{token.Text}/calendar.ics";
    }
}
