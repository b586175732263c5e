using System.Diagnostics;
using System.Globalization;
using EventBooking.Domain.Bookings;
using EventBooking.Domain.Notifications;
using EventBooking.Infrastructure.Availability;
using EventBooking.Infrastructure.Persistence;
using Npgsql;

namespace EventBooking.Infrastructure.Seats;

/// <summary>
/// Writes a booking's change into the transaction that holds the locks of its slots and of itself, in one round trip, with the encrypted
/// address that leaves it, if one does. Returns the new counts.
/// </summary>
internal static class UpdateWriter
{
    public static async Task<List<SlotCount>> WriteAsync(
        NpgsqlConnection connection, BookingUpdate update, byte[]? removedEmail, CancellationToken cancellationToken)
    {
        var after = update.After;
        await using var batch = new NpgsqlBatch(connection);
        var moved = SeatsMoved(update).Where(slot => slot.Seats != 0).ToList();
        if (moved.Count > 0)
        {
            batch.Add(SeatSql.MoveSeats).With(moved.Select(slot => slot.Id).ToArray()).With(moved.Select(slot => slot.Seats).ToArray());
        }

        batch.Add(SeatSql.UpdateBooking).WithBooking(after);
        if (update.Kind is { } kind)
        {
            batch.Add(SeatSql.Notify)
                .With(Guid.CreateVersion7(after.UpdatedAt)).With(after.Id).With(kind.ToText())
                .With(after.Sequence).With(kind == NotificationKind.BookingMoved ? update.Before.TimeSlotId : (Guid?)null)
                .With(Activity.Current?.Id).With(Activity.Current?.TraceStateString).With(after.UpdatedAt)
                .With(after.EmailNumber).With(after.PhoneNumber);
        }

        if (removedEmail is not null)
        {
            batch.Add(SeatSql.SayGoodbye)
                .With(Guid.CreateVersion7(after.UpdatedAt))
                    .With(after.Id)
                    .With(NotificationKind.AddressRemoved.ToText())
                    .With(after.Sequence)
                .With(update.Before.EmailNumber.ToString(CultureInfo.InvariantCulture)).With(removedEmail)
                .With(Activity.Current?.Id).With(Activity.Current?.TraceStateString).With(after.UpdatedAt);
        }

        var counts = new List<SlotCount>();
        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            counts.Add(new SlotCount(rows.GetGuid(0), rows.GetGuid(1), rows.GetInt64(2), rows.GetInt32(3)));
        }

        while (await rows.NextResultAsync(cancellationToken))
        {
        }

        return counts;
    }

    private static IEnumerable<(Guid Id, int Seats)> SeatsMoved(BookingUpdate update)
    {
        var freed = update.Before.PartySize;
        var taken = update.After.Status == BookingStatus.Confirmed ? update.After.PartySize : 0;
        return update.Before.TimeSlotId == update.After.TimeSlotId
            ? [(update.Before.TimeSlotId, taken - freed)]
            : [(update.Before.TimeSlotId, -freed), (update.After.TimeSlotId, taken)];
    }
}
