using EventBooking.Domain.Bookings;
using Microsoft.EntityFrameworkCore;

namespace EventBooking.Infrastructure.Persistence;

/// <summary>Reads bookings, without a lock.</summary>
public static class BookingQueries
{
    /// <summary>Bookings with their slots and events, in one query; cancelled ones too.</summary>
    /// <param name="database">The database.</param>
    /// <param name="bookings">Which bookings, such as those of <see cref="BookingDbContext.Bookings"/> with a token's hash.</param>
    public static IQueryable<BookingDetails> DetailsOf(this BookingDbContext database, IQueryable<Booking> bookings) =>
        from booking in bookings.AsNoTracking()
        join slot in database.TimeSlots.AsNoTracking() on booking.TimeSlotId equals slot.Id
        join owner in database.Events.AsNoTracking() on slot.EventId equals owner.Id
        select new BookingDetails(booking, slot, owner);
}
