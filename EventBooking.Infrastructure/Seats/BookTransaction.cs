using System.Diagnostics;
using EventBooking.Domain.Bookings;
using EventBooking.Domain.Events;
using EventBooking.Infrastructure.Persistence;
using Npgsql;

namespace EventBooking.Infrastructure.Seats;

/// <summary>
/// Books in one round trip: the lock and the deciding statement go out together and are one transaction, which the server
/// commits when it has read the last of them. Safe to run again after a try whose outcome is unknown: such a try holds the
/// slot's lock until it ends, and the second try sees what became of it.
/// </summary>
internal static class BookTransaction
{
    public static async Task<BookOutcome> RunAsync(NpgsqlDataSource dataSource, Booking booking, DatabaseAttempt attempt)
    {
        await using var connection = await dataSource.OpenConnectionAsync(attempt.Deadline);
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(SeatSql.LockSlots).With<Guid[]>([booking.TimeSlotId]);
        batch.Add(SeatSql.Book)
            .With(booking.CreatedAt).With(booking.TimeSlotId).With(booking.PartySize).With(booking.Id)
            .WithDetails(booking)
            .With(booking.HasContact).With(Guid.CreateVersion7(booking.CreatedAt))
            .WithText(Activity.Current?.Id).WithText(Activity.Current?.TraceStateString);

        attempt.Send();
        await using var rows = await batch.ExecuteReaderAsync(attempt.Deadline);
        await rows.NextResultAsync(attempt.Deadline);
        var outcome = await rows.ReadAsync(attempt.Deadline)
            ? new BookOutcome(rows.ReadFacts(), rows.GetBoolean(SeatRows.FactCount) || rows.GetBoolean(SeatRows.FactCount + 1))
            : new BookOutcome(Facts: null, IsBooked: false);

        // Reading on to the end is what waits for the commit.
        while (await rows.NextResultAsync(attempt.Deadline))
        {
        }

        return outcome;
    }
}

/// <summary>What became of a booking.</summary>
/// <param name="Facts">The slot as it was when the booking was decided; null where there is none.</param>
/// <param name="IsBooked">Whether the booking stands.</param>
internal readonly record struct BookOutcome(SlotFacts? Facts, bool IsBooked);
