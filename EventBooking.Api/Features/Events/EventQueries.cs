using EventBooking.Domain.Events;
using EventBooking.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace EventBooking.Api.Features.Events;

/// <summary>Reads events.</summary>
internal static class EventQueries
{
    // The parser by itself would also take blanks around an id.
    private const int IdLength = 36;

    /// <summary>Events with their slots, the slots in a query of their own: joined, each would carry the event's texts along.</summary>
    public static IQueryable<Event> WithSlots(this BookingDbContext database) =>
        database.Events.AsNoTracking().Include(e => e.TimeSlots).AsSplitQuery();

    /// <summary>One event, by an id as it stands in a path: one that is no id is the id of no event.</summary>
    public static async Task<Event?> FindAsync(this BookingDbContext database, string id, CancellationToken cancellationToken) =>
        id.Length == IdLength && Guid.TryParseExact(id, "D", out var eventId)
            ? await database.WithSlots().SingleOrDefaultAsync(e => e.Id == eventId, cancellationToken)
            : null;
}
