using EventBooking.Domain.Bookings;
using Npgsql;
using NpgsqlTypes;

namespace EventBooking.Infrastructure.Seats;

/// <summary>Adds positional parameters with their types, so that nothing is left to guess when a value is null.</summary>
internal static class SqlParameters
{
    public static NpgsqlBatchCommand Add(this NpgsqlBatch batch, string sql)
    {
        var command = new NpgsqlBatchCommand(sql);
        batch.BatchCommands.Add(command);
        return command;
    }

    public static NpgsqlBatchCommand With<T>(this NpgsqlBatchCommand command, T value)
        where T : notnull
    {
        command.Parameters.Add(new NpgsqlParameter<T> { TypedValue = value });
        return command;
    }

    /// <summary>Name, addresses, language and token of a booking: six parameters.</summary>
    public static NpgsqlBatchCommand WithDetails(this NpgsqlBatchCommand command, Booking booking) => command
        .With(booking.AttendeeName).WithText(booking.Email).WithText(booking.Phone).WithText(booking.Language)
        .With(booking.TokenHash).WithBytes(booking.TokenSealed);

    public static NpgsqlBatchCommand WithText(this NpgsqlBatchCommand command, string? text) => command.With(text, NpgsqlDbType.Text);

    public static NpgsqlBatchCommand WithBytes(this NpgsqlBatchCommand command, byte[]? bytes) => command.With(bytes, NpgsqlDbType.Bytea);

    public static NpgsqlBatchCommand WithId(this NpgsqlBatchCommand command, Guid? id) => command.With(id, NpgsqlDbType.Uuid);

    public static NpgsqlBatchCommand WithInstant(this NpgsqlBatchCommand command, DateTimeOffset? instant) =>
        command.With(instant, NpgsqlDbType.TimestampTz);

    private static NpgsqlBatchCommand With(this NpgsqlBatchCommand command, object? value, NpgsqlDbType type)
    {
        command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value, NpgsqlDbType = type });
        return command;
    }
}
