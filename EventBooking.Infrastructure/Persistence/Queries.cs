using EventBooking.Domain.Bookings;
using EventBooking.Domain.Events;
using EventBooking.Infrastructure.Tokens;
using Microsoft.EntityFrameworkCore;

namespace EventBooking.Infrastructure.Persistence;

/// <summary>Reads bookings, without a lock.</summary>
public static class BookingQueries
{
    /// <summary>The booking that a token stands for, a cancelled one too; none where there is none.</summary>
    public static IQueryable<Booking> BookingOf(this BookingDbContext database, SecretToken token) =>
        database.Bookings.Where(booking => booking.TokenHash == token.Hash || booking.TokenHash == token.EarlierHash);

    /// <summary>Bookings with their slots and events, in one query; cancelled ones too.</summary>
    /// <param name="bookings">Which bookings, such as <see cref="BookingOf"/> a token.</param>
    public static IQueryable<BookingDetails> DetailsOf(this BookingDbContext database, IQueryable<Booking> bookings) =>
        from booking in bookings.AsNoTracking()
        join slot in database.TimeSlots.AsNoTracking() on booking.TimeSlotId equals slot.Id
        join owner in database.Events.AsNoTracking() on slot.EventId equals owner.Id
        select new BookingDetails(booking, slot, owner);
}

/// <summary>Reads events.</summary>
public static class EventQueries
{
    /// <summary>Events with their slots, the slots in a query of their own: joined, each would carry the event's texts along.</summary>
    public static IQueryable<Event> WithSlots(this BookingDbContext database) =>
        database.Events.AsNoTracking().Include(e => e.TimeSlots).AsSplitQuery();
}
