using EventBooking.Domain.Bookings;
using EventBooking.Domain.Events;
using EventBooking.Domain.Notifications;
using EventBooking.Infrastructure.Persistence;
using EventBooking.Notifier.Queue;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace EventBooking.Notifier.Bookings;

/// <summary>Reads, right before they are sent, the bookings that deliveries are about.</summary>
internal sealed class BookingReader(IServiceScopeFactory scopes, NpgsqlDataSource dataSource)
{
    /// <summary>
    /// The slot that a booking left by the first move, up to a delivery d, that its recipient has not heard of: what the recipient takes
    /// for the booking's slot. $1: deliveries.
    /// </summary>
    private const string SlotsLastSent =
        """
        select d.id, slot.id
        from deliveries d
        cross join lateral (
          select moved.previous_time_slot_id from deliveries moved
          where moved.subject_id = d.subject_id and moved.subject_type = d.subject_type and moved.channel = d.channel
            and moved.recipient = d.recipient and moved.kind = 'booking_moved' and moved.sequence <= d.sequence
            and not exists (
              select from deliveries sent
              where sent.subject_id = d.subject_id and sent.subject_type = d.subject_type and sent.channel = d.channel
                and sent.recipient = d.recipient and sent.status = 'sent' and sent.is_ordered and sent.sequence >= moved.sequence)
          order by moved.sequence limit 1) as slot (id)
        where d.id = any ($1) and slot.id is not null
        """;

    public async Task<Dictionary<Guid, BookingDetails>> ReadAsync(
        IEnumerable<ClaimedDelivery> deliveries, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<BookingDbContext>();
        var ids = deliveries.Select(delivery => delivery.SubjectId).Distinct().ToArray();
        var bookings = await database.DetailsOf(
            database.Bookings.Where(booking => ids.Contains(booking.Id))).ToListAsync(cancellationToken);
        return bookings.ToDictionary(details => details.Booking.Id);
    }

    /// <summary>The slots that recipients take for the bookings', by delivery, where they may be others than the current ones.</summary>
    public async Task<Dictionary<Guid, TimeSlot>> ReadPreviousSlotsAsync(
        IEnumerable<ClaimedDelivery> deliveries, CancellationToken cancellationToken)
    {
        string[] kinds = [NotificationKind.BookingMoved.ToText(), NotificationKind.BookingChanged.ToText()];
        var changes = deliveries.Where(delivery => delivery.HasSent && kinds.Contains(delivery.Kind))
            .Select(delivery => delivery.Id)
            .ToArray();
        if (changes.Length == 0)
        {
            return [];
        }

        await using var command = dataSource.CreateCommand(SlotsLastSent).With(changes);
        var left = await command.ReadAllAsync(row => (Delivery: row.GetGuid(0), Slot: row.GetGuid(1)), cancellationToken);
        var ids = left.Select(of => of.Slot).ToArray();
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<BookingDbContext>();
        var slots = await database.TimeSlots.AsNoTracking()
            .Where(slot => ids.Contains(slot.Id))
            .ToDictionaryAsync(slot => slot.Id, cancellationToken);
        return left.Where(of => slots.ContainsKey(of.Slot)).ToDictionary(of => of.Delivery, of => slots[of.Slot]);
    }
}
