using EventBooking.Api.Http;
using EventBooking.Domain;

namespace EventBooking.Api.Features.Bookings;

/// <summary>The routes of bookings.</summary>
internal static class BookingEndpoints
{
    public static void MapBookings(this IEndpointRouteBuilder routes)
    {
        var bookings = routes.MapGroup("/bookings").WithTags("Bookings").AddEndpointFilter(KeepPrivateAsync);
        bookings.MapPost("", Book.HandleAsync)
            .WithName("BookSlot")
            .WithSummary("Book a slot")
            .WithDescription("Takes seats under a name. The answer holds the token with which the booking is viewed, moved and cancelled.")
            .Fails(
                ErrorCodes.InvalidRequest, ErrorCodes.TimeSlotNotFound, ErrorCodes.EventCancelled, ErrorCodes.BookingNotOpen,
                ErrorCodes.BookingClosed, ErrorCodes.TimeSlotStarted, ErrorCodes.TimeSlotFull, ErrorCodes.PayloadTooLarge,
                ErrorCodes.UnsupportedMediaType);
        bookings.MapRead("/{token}", Get.HandleAsync)
            .WithName("GetBooking")
            .WithSummary("Show a booking")
            .WithDescription("For whoever has the token. A booking that was cancelled answers 410.")
            .Fails(ErrorCodes.BookingNotFound, ErrorCodes.BookingCancelled);
        bookings.MapPut("/{token}", Change.HandleAsync)
            .WithName("ChangeBooking")
            .WithSummary("Move a booking or change its details")
            .WithDescription("All or nothing: the new seats are taken and the old ones freed together, or the booking stays as it is. The token stays the same.")
            .Fails(
                ErrorCodes.InvalidRequest, ErrorCodes.BookingNotFound, ErrorCodes.BookingCancelled, ErrorCodes.TimeSlotNotFound,
                ErrorCodes.DifferentEvent, ErrorCodes.EventCancelled, ErrorCodes.BookingNotOpen, ErrorCodes.BookingClosed,
                ErrorCodes.TimeSlotStarted, ErrorCodes.TimeSlotFull, ErrorCodes.PayloadTooLarge, ErrorCodes.UnsupportedMediaType);
        bookings.MapDelete("/{token}", Cancel.HandleAsync)
            .WithName("CancelBooking")
            .WithSummary("Cancel a booking")
            .WithDescription("The seats are free at once. The token answers 410 from then on.")
            .Fails(ErrorCodes.BookingNotFound, ErrorCodes.BookingCancelled, ErrorCodes.TimeSlotStarted);
    }

    // What holds a token is for its holder alone: no cache keeps it, and no link followed from it names it.
    private static ValueTask<object?> KeepPrivateAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var headers = context.HttpContext.Response.Headers;
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        return next(context);
    }
}
