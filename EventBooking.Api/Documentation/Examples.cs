using System.Text;
using System.Text.Json;
using EventBooking.Api.Features.Bookings;
using EventBooking.Api.Features.Events;
using EventBooking.Api.Features.Live;
using EventBooking.Domain;
using EventBooking.Domain.Bookings;
using EventBooking.Domain.Events;
using EventBooking.Infrastructure.Availability;
using EventBooking.Infrastructure.Deliveries;
using EventBooking.Infrastructure.Listing;
using EventBooking.Presentation.Calendars;
using EventBooking.Presentation.Localization;

namespace EventBooking.Api.Documentation;

/// <summary>
/// One story that runs through all examples: a workshop in Berlin, and a booking that moves to its second slot. Answers come from the
/// rules themselves.
/// </summary>
internal static class Examples
{
    public const string EventId = "01c28ec4-1ba0-7a51-9d3c-2b8e4f60a711";
    public const string BookingToken = "AcKzjj_WWUoziU9lZOGxNIu9egCI1CxKy3PurtWcAJ0";
    public const string EntityTag = "\"P3m7e0NbBTIWUdrv03TNxg\"";
    public const string StateId = "UXQ0Ahd4zWtDCQn1VxSx7A";
    private const string NextStateId = "pGH0xuD7ZQ1S-7fRkbQv1w";
    private const string OrganizerToken = "AcKOxBugGHu2u_mVj0lPxrgAaANKZZqa1EmRsIxY8tI";
    private static readonly Guid FirstSlotId = Guid.Parse("01c28ec4-1ba0-7b02-8f11-5d0c9a7e3410");
    private static readonly Guid SecondSlotId = Guid.Parse("01c28ec4-1ba0-7b02-8f11-5d0c9a7e3411");
    private static readonly Guid BookingId = Guid.Parse("01c2b38e-3fd6-7c3e-a4d2-71f06b5e8c29");
    private static readonly DateTimeOffset PublishedAt = DateTimeOffset.Parse("2031-04-28T08:15:00Z", provider: null);
    private static readonly DateTimeOffset BookedAt = DateTimeOffset.Parse("2031-05-05T11:42:07.318264Z", provider: null);
    private static readonly DateTimeOffset ChangedAt = DateTimeOffset.Parse("2031-05-12T17:03:44.90152Z", provider: null);
    public static readonly DateTimeOffset OpensAt = DateTimeOffset.Parse("2031-05-01T08:00:00Z", provider: null);
    public static readonly string Cursor = EventCursor.Of(new EventPosition(new DateOnly(2031, 6, 14), Guid.Parse(EventId)));
    public static readonly string EventLocation = $"/api/v1/events/{EventId}";
    public static readonly string BookingLocation = $"/api/v1/bookings/{BookingToken}";
    public static readonly Failure TooLittleRoom = new TimeSlotFull(Seats: 4, AvailableSpots: 1);
    public static readonly Failure NotOpen = new BookingNotOpen(OpensAt);

    public const string Publication =
        """
        {
          "name": "Bookbinding workshop",
          "description": "Fold, sew and bind a notebook of your own. Tools and paper are there.",
          "event_date": "2031-06-14",
          "time_zone": "Europe/Berlin",
          "location": "Museum of Paper, Berlin",
          "language": "de",
          "organizer_email": "workshops@example.org",
          "opens_at": "2031-05-01T10:00:00+02:00",
          "time_slots": [
            { "start_time": "09:00:00", "end_time": "12:00:00", "max_capacity": 12 },
            { "start_time": "14:00:00", "end_time": "17:00:00", "max_capacity": 12 }
          ]
        }
        """;

    public const string MinimalPublication =
        """
        {
          "name": "Bookbinding workshop",
          "event_date": "2031-06-14",
          "time_slots": [{ "start_time": "09:00:00", "end_time": "12:00:00", "max_capacity": 12 }]
        }
        """;

    public static readonly string Booking =
        $$"""
        {
          "attendee_name": "Ada Lovelace",
          "time_slot_id": "{{FirstSlotId}}",
          "email": "ada@example.com",
          "phone": "+49 30 1234567",
          "party_size": 2,
          "language": "en"
        }
        """;

    public static readonly string MinimalBooking = $$"""{ "attendee_name": "Ada Lovelace", "time_slot_id": "{{FirstSlotId}}" }""";
    public static readonly string Move = $$"""{ "new_time_slot_id": "{{SecondSlotId}}" }""";

    public const string Details = """{ "attendee_name": "Ada King", "party_size": 3, "phone": null }""";

    public static PublishedEventResponse Published(JsonSerializerOptions options) => new(Event(options), OrganizerToken, PublishedAt);

    public static EventResponse Shown(JsonSerializerOptions options) => EventResponse.Of(EventSnapshot.Of(Event(options)), BookedAt);

    public static IEnumerable<TimeSlotResponse> Slots(JsonSerializerOptions options) =>
        TimeSlotResponse.AllOf(EventSnapshot.Of(Event(options)), BookedAt)
        .Select((slot, i) => slot with { CurrentBookings = 7 - (4 * i), AvailableSpots = 5 + (4 * i) });

    public static string Stream(JsonSerializerOptions options)
    {
        var slots = Slots(options).ToList();
        byte[] stream =
        [
            .. ServerSentEvent.Retry(3000),
            .. LiveState.ToEvent("snapshot", StateId, slots, options),
            .. ServerSentEvent.Heartbeat,
            .. LiveState.ToEvent("slots", NextStateId, [slots[0] with { CurrentBookings = 9, AvailableSpots = 3 }], options),
        ];
        return Encoding.UTF8.GetString(stream);
    }

    public static BookingResponse Booked(JsonSerializerOptions options)
    {
        var booking = Read<BookRequest>(Booking, options).ToDraft(preferredLanguage: null).Check().Value;
        return new BookingResponse
        {
            Id = BookingId,
            AttendeeName = booking.AttendeeName,
            TimeSlotId = FirstSlotId,
            EventId = Guid.Parse(EventId),
            BookingToken = BookingToken,
            Email = booking.Email,
            Phone = booking.Phone,
            PartySize = booking.PartySize,
            Language = booking.Language,
            Status = BookingStatus.Confirmed,
            CreatedAt = BookedAt,
            UpdatedAt = BookedAt,
        };
    }

    public static BookingResponse Moved(JsonSerializerOptions options) =>
        Booked(options) with { TimeSlotId = SecondSlotId, UpdatedAt = ChangedAt };

    public static string EventFeed(JsonSerializerOptions options) =>
        EventCalendar.Of(Event(options), EventSnapshot.Of(Event(options)).Slots);

    public static string BookingEntry(JsonSerializerOptions options)
    {
        var (owner, booked) = (Event(options), Booked(options));
        var booking = new Booking
        {
            Id = BookingId,
            TimeSlotId = FirstSlotId,
            AttendeeName = booked.AttendeeName,
            PartySize = booked.PartySize,
            TokenHash = [],
            CreatedAt = BookedAt,
            UpdatedAt = BookedAt,
        };
        var details = new BookingDetails(booking, owner.TimeSlots[0], owner);
        return BookingCalendar.Publish(details, BookingNotes.Of(details, Texts.In(Languages.English)), BookedAt);
    }

    public static readonly IReadOnlyList<DeliveryResponse> Deliveries =
    [
        Delivery("booking_confirmed", sequence: 0, BookedAt) with
        {
            Status = DeliveryStatus.Sent, Attempts = 1, SettledAt = BookedAt.AddMilliseconds(140), NextAttemptAt = null,
        },
        Delivery("booking_moved", sequence: 1, ChangedAt) with
        {
            Attempts = 2, Reason = "smtp_451", NextAttemptAt = ChangedAt.AddMinutes(1),
        },
    ];

    public static InvalidRequest Invalid(params (string Field, string Message)[] errors) =>
        new(errors.ToDictionary(error => error.Field, string[] (error) => [error.Message], StringComparer.Ordinal));

    private static DeliveryResponse Delivery(string kind, int sequence, DateTimeOffset occurredAt) => new()
    {
        Kind = kind,
        Channel = Channel.Email,
        Status = DeliveryStatus.Queued,
        Sequence = sequence,
        Reason = null,
        Attempts = 0,
        OccurredAt = occurredAt,
        CreatedAt = occurredAt.AddMilliseconds(35),
        NextAttemptAt = occurredAt,
        SettledAt = null,
    };

    private static Event Event(JsonSerializerOptions options) => Domain.Events.Event.Publish(
        Read<PublishEventRequest>(Publication, options).ToDraft().Check().Value,
        Guid.Parse(EventId), [FirstSlotId, SecondSlotId], organizerTokenHash: [], PublishedAt);

    private static T Read<T>(string json, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize<T>(json, options) ?? throw new JsonException("It is null.");
}
