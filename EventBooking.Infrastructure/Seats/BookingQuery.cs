using EventBooking.Infrastructure.Tokens;
using Npgsql;

namespace EventBooking.Infrastructure.Seats;

/// <summary>Reads a booking without a lock.</summary>
internal static class BookingQuery
{
    public static async Task<BookingView?> FindAsync(NpgsqlConnection connection, SecretToken token, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(SeatSql.FindBooking, connection);
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = token.Hash });
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = token.EarlierHash });
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        return await rows.ReadAsync(cancellationToken) ? new BookingView(rows.ReadBooking(), rows.GetGuid(SeatRows.BookingCount)) : null;
    }
}
