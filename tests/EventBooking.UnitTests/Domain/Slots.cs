using EventBooking.Domain;
using EventBooking.Domain.Events;

namespace EventBooking.UnitTests.Domain;

/// <summary>Slots as they are published.</summary>
internal static class Slots
{
    public static TimeSlot Published(string zone, DateOnly date, TimeOnly start, TimeOnly end, DateOnly? endDate = null) =>
        Publish(zone, new TimeSlotDraft(start, end, MaxCapacity: 1, date, endDate)).Value.TimeSlots[0];

    public static Result<Event> Publish(string zone, TimeSlotDraft slot) =>
        new EventDraft { Name = "Event", EventDate = new DateOnly(2031, 6, 14), TimeZone = zone, TimeSlots = [slot] }
            .Check()
            .Match<Result<Event>>(
                wanted => Event.Publish(wanted, Id(1), [Id(2)], new byte[32], DateTimeOffset.UnixEpoch.ToMicroseconds()),
                failure => failure);

    private static Guid Id(int number) => new(number, 0, 0, new byte[8]);
}
