using EventBooking.Domain.Bookings;
using EventBooking.Domain.Events;
using EventBooking.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace EventBooking.Notifier.Deliveries;

/// <summary>Reads, right before they are sent, what deliveries are about.</summary>
/// <param name="scopes">Makes a context for each read.</param>
internal sealed class DeliveryReader(IServiceScopeFactory scopes)
{
    /// <summary>Bookings with slots and events, by booking; and the slots that bookings left, by their ids.</summary>
    public async Task<(Dictionary<Guid, BookingDetails> Details, Dictionary<Guid, TimeSlot> Slots)> ReadAsync(
        IReadOnlyCollection<ClaimedDelivery> deliveries, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<BookingDbContext>();
        var bookings = deliveries.Select(delivery => delivery.BookingId).Distinct().ToArray();
        var details = await database.DetailsOf(database.Bookings.Where(booking => bookings.Contains(booking.Id))).ToListAsync(cancellationToken);
        var left = deliveries.Select(delivery => delivery.PreviousTimeSlotId).OfType<Guid>().Distinct().ToArray();
        var slots = left.Length == 0
            ? []
            : await database.TimeSlots.AsNoTracking().Where(slot => left.Contains(slot.Id)).ToListAsync(cancellationToken);
        return (details.ToDictionary(found => found.Booking.Id), slots.ToDictionary(slot => slot.Id));
    }
}
