using System.Data.Common;
using EventBooking.Domain.Events;
using EventBooking.Infrastructure.Persistence;

namespace EventBooking.Infrastructure.Seats;

internal static class SeatRows
{
    public const int FactCount = 8;

    public static SlotFacts ReadFacts(this DbDataReader row) => new(
        row.GetGuid(0),
        SnakeCaseEnum<EventStatus>.Parse(row.GetString(1)),
        row.ReadNullable<DateTimeOffset>(2),
        row.ReadNullable<DateTimeOffset>(3),
        row.GetFieldValue<DateTimeOffset>(4),
        row.GetFieldValue<DateTimeOffset>(5),
        row.GetInt32(6),
        row.GetInt32(7));

    private static T? ReadNullable<T>(this DbDataReader row, int column)
        where T : struct => row.IsDBNull(column) ? null : row.GetFieldValue<T>(column);
}
