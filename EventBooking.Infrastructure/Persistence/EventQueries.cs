namespace EventBooking.Infrastructure.Persistence;

/// <summary>Reads events.</summary>
public static class EventQueries
{
    /// <summary>Events with their slots, the slots in a query of their own: joined, each would carry the event's texts along.</summary>
    public static IQueryable<Event> WithSlots(this BookingDbContext database) =>
        database.Events.AsNoTracking().Include(e => e.TimeSlots).AsSplitQuery();
}
