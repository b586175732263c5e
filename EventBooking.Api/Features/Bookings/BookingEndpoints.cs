using EventBooking.Api.Documentation;
using EventBooking.Api.Http;
using EventBooking.Domain.Bookings;
using EventBooking.Domain.Events;

namespace EventBooking.Api.Features.Bookings;

internal static class BookingEndpoints
{
    public static void MapBookings(this IEndpointRouteBuilder routes)
    {
        var bookings = routes.MapGroup("/bookings").WithTags("Bookings");
        bookings.MapPost("", Book.HandleAsync)
            .WithName("BookSlot")
            .WithSummary("Book a slot")
            .WithDescription("Takes seats under a name. The answer holds the token with which the booking is viewed, moved and cancelled.")
            .Sends(new("Two seats, with an e-mail address", Examples.Booking), new("Only what is required", Examples.MinimalBooking))
            .Answers(
                "The booking, with its token.",
                Examples.Booked,
                AnswerHeaders.Location(Examples.BookingLocation),
                AnswerHeaders.Private)
            .Fails(
                Examples.Invalid(("attendee_name", "is required"), ("party_size", "must be 1 to 100")),
                new TimeSlotNotFound(),
                new EventCancelled(),
                Examples.NotOpen,
                new BookingClosed(),
                new TimeSlotStarted(),
                Examples.TooLittleRoom,
                ApiFailure.RequestTimeout,
                ApiFailure.PayloadTooLarge,
                ApiFailure.UnsupportedMediaType);
        bookings.MapRead("/{token}", Get.HandleAsync)
            .WithName("GetBooking")
            .WithSummary("Show a booking")
            .WithDescription("Only the token is needed. A booking that was cancelled answers 410.")
            .Answers("The booking.", Examples.Booked, AnswerHeaders.Private)
            .Fails(new BookingNotFound(), new BookingCancelled());
        bookings.MapPut("/{token}", Change.HandleAsync)
            .WithName("ChangeBooking")
            .WithSummary("Move a booking or change its details")
            .WithDescription("All or nothing: the new seats are taken and the old ones freed together, or the booking stays as it "
                + "is. The token stays the same. A new e-mail address gets a confirmation, and the one before a last mail.")
            .Sends(new("Move to another slot", Examples.Move), new("Another name, a seat more, no phone", Examples.Details))
            .Answers("The booking as it is now.", Examples.Moved, AnswerHeaders.Private)
            .Fails(
                Examples.Invalid(("new_time_slot_id", "must be the id of a time slot")),
                new BookingNotFound(),
                new BookingCancelled(),
                new TimeSlotNotFound(),
                new DifferentEvent(),
                new EventCancelled(),
                Examples.NotOpen,
                new BookingClosed(),
                new TimeSlotStarted(),
                Examples.TooLittleRoom,
                ApiFailure.RequestTimeout,
                ApiFailure.PayloadTooLarge,
                ApiFailure.UnsupportedMediaType);
        bookings.MapDelete("/{token}", Cancel.HandleAsync)
            .WithName("CancelBooking")
            .WithSummary("Cancel a booking")
            .WithDescription("The seats are free at once. The token answers 410 from then on.")
            .Answers("The booking is cancelled; its seats are free.", body: null, AnswerHeaders.Private)
            .Fails(new BookingNotFound(), new BookingCancelled(), new TimeSlotStarted());
        MapViews(bookings);
    }

    private static void MapViews(RouteGroupBuilder bookings)
    {
        bookings.MapRead("/{token}/calendar.ics", BookingFiles.CalendarAsync)
            .WithName("GetBookingCalendar")
            .WithSummary("Download a booking as a calendar entry")
            .WithDescription("An iCalendar file (RFC 5545) in the language of Accept-Language, else the booking's. Its UID is "
                + "that of the entries sent by mail, so a calendar keeps one of them.")
            .Produces<string>(StatusCodes.Status200OK, CalendarMedia.Type)
            .Answers(
                "The booking as a calendar entry.",
                Examples.BookingEntry,
                AnswerHeaders.Private,
                AnswerHeaders.Download(BookingFiles.CalendarName))
            .Fails(new BookingNotFound(), new BookingCancelled());
        bookings.MapRead("/{token}/qr.svg", BookingFiles.SvgAsync)
            .WithName("GetBookingQrSvg")
            .WithSummary("Show a booking's check-in code, as SVG")
            .WithDescription("A QR code of the check-in code: the booking's id and a proof that this system made it. It gives no "
                + "right to the booking, unlike the token.")
            .Produces<string>(StatusCodes.Status200OK, BookingFiles.SvgType)
            .Answers("The QR code, black on white.", body: null, AnswerHeaders.Private)
            .Fails(new BookingNotFound(), new BookingCancelled(), new EventCancelled());
        bookings.MapRead("/{token}/qr.png", BookingFiles.PngAsync)
            .WithName("GetBookingQrPng")
            .WithSummary("Show a booking's check-in code, as PNG")
            .WithDescription("The same QR code as an image of pixels.")
            .Produces<byte[]>(StatusCodes.Status200OK, BookingFiles.PngType)
            .Answers("The QR code, black on white.", body: null, AnswerHeaders.Private)
            .Fails(new BookingNotFound(), new BookingCancelled(), new EventCancelled());
        bookings.MapRead("/{token}/deliveries", ListDeliveries.HandleAsync)
            .WithName("ListDeliveries")
            .WithSummary("List what was sent about a booking")
            .WithDescription("Confirmations, changes and reminders in the order in which they were queued, and how far each is; "
                + "no addresses. A booking that was cancelled is answered as well: whether mail about the cancellation was sent "
                + "can only be asked then.")
            .Answers("What was sent, in the order in which it was queued.", _ => Examples.Deliveries, AnswerHeaders.Private)
            .Fails(new BookingNotFound());
    }
}
