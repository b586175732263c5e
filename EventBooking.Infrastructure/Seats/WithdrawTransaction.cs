using EventBooking.Domain.Bookings;
using EventBooking.Infrastructure.Availability;
using EventBooking.Infrastructure.Persistence;
using Npgsql;

namespace EventBooking.Infrastructure.Seats;

/// <summary>
/// Makes sure that a booking does not stand, whatever became of the tries at it: cancels it where one was committed, else
/// writes it as cancelled, so that a late one fails on its key.
/// </summary>
internal static class WithdrawTransaction
{
    /// <summary>Returns what it left behind; null where the booking did not stand.</summary>
    public static async Task<List<SlotCount>?> RunAsync(
        NpgsqlDataSource dataSource, Booking booking, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var current = await PrecludeAsync(connection, booking, now, cancellationToken);
        var counts = current.Status == BookingStatus.Confirmed
            ? await UpdateWriter.WriteAsync(connection, current.Withdraw(now), removedEmail: null, cancellationToken)
            : null;
        await transaction.CommitAsync(cancellationToken);
        return counts;
    }

    private static async Task<Booking> PrecludeAsync(
        NpgsqlConnection connection, Booking booking, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(SeatSql.LockSlots).With<Guid[]>([booking.TimeSlotId]);
        batch.Add(SeatSql.Preclude).WithBooking(
            booking with { Status = BookingStatus.Cancelled, CreatedAt = now, UpdatedAt = now, CancelledAt = now });
        batch.Add(SeatSql.LockBooking).With(booking.Id);
        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        await rows.NextResultAsync(cancellationToken);
        await rows.ReadAsync(cancellationToken);
        return rows.ReadBooking();
    }
}
