using EventBooking.Domain.Bookings;

namespace EventBooking.Domain.Events;

/// <summary>
/// Everything that decides whether seats of a slot can be booked. The same rules are stated once more, as a condition, in
/// the SQL that books; a test holds the two equal.
/// </summary>
/// <param name="OpensAt">From when on bookings are taken; null for no limit.</param>
/// <param name="ClosesAt">Until when bookings are taken, this instant excluded; null for no limit.</param>
public readonly record struct SlotFacts(
    Guid EventId,
    EventStatus EventStatus,
    DateTimeOffset? OpensAt,
    DateTimeOffset? ClosesAt,
    DateTimeOffset EventCreatedAt,
    DateTimeOffset StartsAt,
    int MaxCapacity,
    int CurrentBookings)
{
    /// <summary>Seats that are free.</summary>
    public int AvailableSpots => MaxCapacity - CurrentBookings;

    /// <summary>
    /// Whether the slot is over for changes: it has begun. An event entered after the fact, whose slot had already begun when
    /// the event was published, never is: attendance can still be recorded there.
    /// </summary>
    public bool HasStarted(DateTimeOffset now) => StartsAt <= now && StartsAt > EventCreatedAt;

    /// <summary>Why a party cannot book now; null where it can. Checked in the order: cancelled, window, started, full.</summary>
    /// <param name="seats">The seats it needs; 0 asks for all but the room.</param>
    public Failure? Refuse(int seats, DateTimeOffset now)
    {
        if (EventStatus == EventStatus.Cancelled)
        {
            return new EventCancelled();
        }

        if (now < OpensAt)
        {
            return new BookingNotOpen(OpensAt.Value);
        }

        if (now >= ClosesAt)
        {
            return new BookingClosed();
        }

        if (HasStarted(now))
        {
            return new TimeSlotStarted();
        }

        return seats > AvailableSpots ? new TimeSlotFull(seats, AvailableSpots) : null;
    }

    /// <summary>What someone who wants a seat finds.</summary>
    public SlotStatus StatusAt(DateTimeOffset now) => Refuse(1, now) switch
    {
        null => SlotStatus.Open,
        TimeSlotFull => SlotStatus.Full,
        BookingNotOpen => SlotStatus.NotOpen,
        _ => SlotStatus.Closed,
    };
}
