using System.Data;
using EventBooking.Domain;
using EventBooking.Domain.Bookings;
using EventBooking.Domain.Events;
using EventBooking.Infrastructure.Availability;
using EventBooking.Infrastructure.Outbox;
using EventBooking.Infrastructure.Persistence;
using EventBooking.Infrastructure.Tokens;
using Npgsql;

namespace EventBooking.Infrastructure.Seats;

/// <summary>Decides about a booking that stands. The booking and both slots are locked, their facts are current.</summary>
/// <param name="target">The slot it may move to; the same one where none was named, null where there is no such slot.</param>
internal delegate Result<BookingUpdate> DecideChange(Booking booking, SlotFacts slot, SlotFacts? target);

/// <summary>
/// Changes a booking that stands:
/// 1. reads it, unlocked, to learn its slot;
/// 2. locks its slot and the target, in ascending order, then the booking, and reads what decides;
/// 3. starts over if the booking has meanwhile moved to a slot that is not locked;
/// 4. lets the rules decide, writes what they say, and commits.
/// </summary>
internal sealed class ChangeTransaction(NpgsqlDataSource dataSource, CountPublisher changes, OutboxSignal outbox, AddressVault addresses)
{
    public async Task<Result<BookingView>> RunAsync(
        SecretToken token, Guid? targetId, DecideChange decide, DatabaseAttempt attempt)
    {
        await using var connection = await dataSource.OpenConnectionAsync(attempt.Deadline);
        while (true)
        {
            var found = await BookingQuery.FindAsync(connection, token, attempt.Deadline);
            if (found is null)
            {
                return new BookingNotFound();
            }

            await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, attempt.Deadline);
            var locked = await LockAsync(connection, found.Booking, targetId, attempt.Deadline);
            if (locked.Booking.TimeSlotId != found.Booking.TimeSlotId)
            {
                continue;
            }

            var slot = locked.Facts[locked.Booking.TimeSlotId];
            SlotFacts? target = locked.Facts.TryGetValue(targetId ?? locked.Booking.TimeSlotId, out var facts) ? facts : null;
            var decision = decide(locked.Booking, slot, target);
            if (decision.Failure is not null)
            {
                return decision.Failure;
            }

            if (decision.Value.IsChange)
            {
                var removed = decision.Value.RemovedEmail is { } email ? addresses.Seal(locked.Booking.Id, email) : null;
                var counts = await UpdateWriter.WriteAsync(connection, decision.Value, removed, attempt.Deadline);
                attempt.Send();
                await transaction.CommitAsync(attempt.Deadline);
                changes.Committed(counts);
                if (decision.Value.Kind is not null)
                {
                    outbox.Written();
                }
            }
            else if (attempt.IsInDoubt)
            {
                changes.Doubt(slot.EventId);
            }

            return new BookingView(decision.Value.After, slot.EventId);
        }
    }

    private static async Task<(Booking Booking, Dictionary<Guid, SlotFacts> Facts)> LockAsync(
        NpgsqlConnection connection, Booking booking, Guid? targetId, CancellationToken cancellationToken)
    {
        Guid[] slots = targetId is { } target ? [booking.TimeSlotId, target] : [booking.TimeSlotId];
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(SeatSql.LockSlots).With(slots);
        batch.Add(SeatSql.LockBooking).With(booking.Id);
        batch.Add(SeatSql.ReadFacts).With(slots);

        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        await rows.NextResultAsync(cancellationToken);
        await rows.ReadAsync(cancellationToken);
        var locked = rows.ReadBooking();
        await rows.NextResultAsync(cancellationToken);
        var facts = new Dictionary<Guid, SlotFacts>();
        while (await rows.ReadAsync(cancellationToken))
        {
            facts.Add(rows.GetGuid(SeatRows.FactCount), rows.ReadFacts());
        }

        return (locked, facts);
    }
}
