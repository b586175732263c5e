using EventBooking.Api.Features.Bookings;

namespace EventBooking.Api.Documentation;

/// <summary>An example of each call, by its name in the route tables.</summary>
internal static class CallExamples
{
    public static readonly IReadOnlyDictionary<string, CallExample> All = new Dictionary<string, CallExample>(StringComparer.Ordinal)
    {
        ["PublishEvent"] = new("The event as it was published, with the organizer's token.")
        {
            Requests = [("A workshop in two slots", Examples.Publication), ("Only what is required", Examples.MinimalPublication)],
            Answer = Examples.Published,
            Errors = Wrong(
                ("name", "is required"),
                ("time_slots[0].end_time", "lies before start_time; where the next day is meant, send end_date 2031-06-15")),
            Headers = [AnswerHeaders.Location(Examples.EventLocation), AnswerHeaders.Private],
        },
        ["ListEvents"] = new("A page of events, by date.")
        {
            Answer = options => new[] { Examples.Shown(options) },
            Errors = Wrong(("limit", "must be a number from 1 to 500")),
            Headers = [AnswerHeaders.Link],
        },
        ["GetEvent"] = new("The event.")
        {
            Answer = Examples.Shown,
            Headers = [AnswerHeaders.EntityTag, AnswerHeaders.Revalidate, AnswerHeaders.Age],
        },
        ["GetEventCalendar"] = new("The slots as a calendar.")
        {
            Answer = Examples.EventFeed,
            Headers = [AnswerHeaders.EntityTag, AnswerHeaders.Revalidate, AnswerHeaders.Age],
        },
        ["ListSlots"] = new("The slots, in the order in which they begin.")
        {
            Answer = Examples.Slots,
            Errors = Wrong(("include", "must be all or absent")),
            Headers = [AnswerHeaders.EntityTag, AnswerHeaders.Revalidate, AnswerHeaders.Age],
        },
        ["WatchSlots"] = new("All slots, then each change of them.")
        {
            Answer = Examples.Stream,
            Headers = [AnswerHeaders.Passing],
        },
        ["BookSlot"] = new("The booking, with its token.")
        {
            Requests = [("Two seats, and someone to tell", Examples.Booking), ("Only what is required", Examples.MinimalBooking)],
            Answer = Examples.Booked,
            Errors = Wrong(("attendee_name", "is required"), ("party_size", "must be 1 to 100")),
            Headers = [AnswerHeaders.Location(Examples.BookingLocation), AnswerHeaders.Private],
        },
        ["GetBooking"] = new("The booking.")
        {
            Answer = Examples.Booked,
            Headers = [AnswerHeaders.Private],
        },
        ["ChangeBooking"] = new("The booking as it is now.")
        {
            Requests = [("Move to another slot", Examples.Move), ("Another name, a seat more, no phone", Examples.Details)],
            Answer = Examples.Moved,
            Errors = Wrong(("new_time_slot_id", "must be the id of a time slot")),
            Headers = [AnswerHeaders.Private],
        },
        ["GetBookingCalendar"] = new("The booking as a calendar entry.")
        {
            Answer = Examples.BookingEntry,
            Headers = [AnswerHeaders.Private, AnswerHeaders.Download(Calendar.FileName)],
        },
        ["GetBookingQrSvg"] = new("The QR code, black on white.")
        {
            Headers = [AnswerHeaders.Private],
        },
        ["GetBookingQrPng"] = new("The QR code, black on white.")
        {
            Headers = [AnswerHeaders.Private],
        },
        ["ListDeliveries"] = new("What was sent, in the order in which it was queued.")
        {
            Answer = _ => Examples.Deliveries,
            Headers = [AnswerHeaders.Private],
        },
        ["CancelBooking"] = new("The booking is cancelled; its seats are free.")
        {
            Headers = [AnswerHeaders.Private],
        },
    };

    private static Dictionary<string, string[]> Wrong(params (string Field, string Message)[] errors) =>
        errors.ToDictionary(error => error.Field, string[] (error) => [error.Message], StringComparer.Ordinal);
}
