using EventBooking.Domain.Bookings;
using EventBooking.Infrastructure.Persistence;
using EventBooking.Infrastructure.Tokens;
using Npgsql;

namespace EventBooking.Infrastructure.Seats;

/// <summary>
/// Reads a booking without a lock. By SQL: EF's own retries would run inside those of <see cref="DatabaseRetry"/>, and a change
/// reads on the connection on which it then locks. Who shows slot and event too reads all three by <see cref="BookingQueries"/>.
/// </summary>
internal static class BookingQuery
{
    public static async Task<BookingView?> FindAsync(NpgsqlConnection connection, SecretToken token, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(SeatSql.FindBooking, connection).With(token.Hash).With(token.EarlierHash);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        return await rows.ReadAsync(cancellationToken)
            ? new BookingView(rows.ReadBooking(), rows.GetGuid(BookingRow.All.Length))
            : null;
    }
}

/// <summary>A booking, and the event that its slot belongs to.</summary>
public sealed record BookingView(Booking Booking, Guid EventId);
