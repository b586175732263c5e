using EventBooking.Domain.Events;
using EventBooking.Infrastructure.Availability;
using EventBooking.Infrastructure.Persistence;
using Npgsql;

namespace EventBooking.Infrastructure.Seats;

/// <summary>
/// Books many in one round trip: the lock and the deciding statement (<see cref="SeatSql.Book"/>) go out together and are one
/// transaction, which the server commits when it has read the last of them. Safe to run again after a try whose outcome is
/// unknown: such a try holds the slots' locks until it ends, and the second try sees what became of it.
/// </summary>
internal static class BookTransaction
{
    /// <summary>
    /// Books bookings of one slot or many, those of one slot in the order of their arrival; says what became of each, in the same order.
    /// Where <paramref name="isAgain"/>, an earlier try may have made them.
    /// </summary>
    public static async Task<BatchOutcome> RunAsync(
        NpgsqlConnection connection, IReadOnlyList<PendingBooking> bookings, bool isAgain, DatabaseAttempt attempt)
    {
        // Slot by slot, so that the answer for one lies together; the sort keeps the order of arrival.
        var order = Enumerable.Range(0, bookings.Count).OrderBy(i => bookings[i].Booking.TimeSlotId).ToArray();
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(SeatSql.LockSlots).With(bookings.Select(rider => rider.Booking.TimeSlotId).Distinct().ToArray());
        batch.Add(isAgain ? SeatSql.BookAgain : SeatSql.Book)
            .WithMade(order, i => bookings[i].Booking)
            .With(Column(rider => rider.MessageId))
            .With(Column(rider => rider.TraceParent))
            .With(Column(rider => rider.TraceState));

        attempt.Send();
        await using var rows = await batch.ExecuteReaderAsync(attempt.Deadline);
        await rows.NextResultAsync(attempt.Deadline);
        var outcomes = new BookOutcome[bookings.Count];
        var counts = new List<SlotCount>();
        while (await rows.ReadAsync(attempt.Deadline))
        {
            var facts = rows.ReadFacts();
            var first = rows.GetInt32(SeatRows.FactCount + 2) - 1;
            var parties = rows.GetInt32(SeatRows.FactCount + 3);
            counts.Add(new SlotCount(
                facts.EventId,
                rows.GetGuid(SeatRows.FactCount),
                rows.GetInt64(SeatRows.FactCount + 6),
                rows.GetInt32(SeatRows.FactCount + 7)));
            if (rows.IsDBNull(SeatRows.FactCount + 4))
            {
                Array.ForEach(order[first..(first + parties)], i => outcomes[i] = new BookOutcome(facts, IsBooked: true));
                continue;
            }

            var stands = rows.GetFieldValue<bool[]>(SeatRows.FactCount + 4);
            var free = rows.GetFieldValue<int[]>(SeatRows.FactCount + 5);
            for (var i = 0; i < parties; i++)
            {
                outcomes[order[first + i]] = new BookOutcome(facts with { CurrentBookings = facts.MaxCapacity - free[i] }, stands[i]);
            }
        }

        // Reading on to the end is what waits for the commit.
        while (await rows.NextResultAsync(attempt.Deadline))
        {
        }

        return new BatchOutcome(outcomes, counts);

        T[] Column<T>(Func<PendingBooking, T> value) => Array.ConvertAll(order, i => value(bookings[i]));
    }
}

/// <summary>What became of the bookings of a batch, and the counts of its slots after it.</summary>
internal readonly record struct BatchOutcome(BookOutcome[] Bookings, List<SlotCount> Counts);

/// <summary>Whether a booking stands, and its slot as it was when the booking's turn came; null where there is no such slot.</summary>
internal readonly record struct BookOutcome(SlotFacts? Facts, bool IsBooked);
