using System.Data.Common;
using EventBooking.Domain.Bookings;
using EventBooking.Domain.Events;
using EventBooking.Infrastructure.Persistence;

namespace EventBooking.Infrastructure.Seats;

/// <summary>Reads the rows that <see cref="SeatSql"/> answers with.</summary>
internal static class SeatRows
{
    /// <summary>How many columns a slot's facts have.</summary>
    public const int FactCount = 8;

    /// <summary>How many columns a booking has.</summary>
    public const int BookingCount = 17;

    public static SlotFacts ReadFacts(this DbDataReader row) => new(
        row.GetGuid(0),
        SnakeCaseEnum<EventStatus>.Parse(row.GetString(1)),
        row.ReadNullable<DateTimeOffset>(2),
        row.ReadNullable<DateTimeOffset>(3),
        row.GetFieldValue<DateTimeOffset>(4),
        row.GetFieldValue<DateTimeOffset>(5),
        row.GetInt32(6),
        row.GetInt32(7));

    public static Booking ReadBooking(this DbDataReader row) => new()
    {
        Id = row.GetGuid(0),
        TimeSlotId = row.GetGuid(1),
        AttendeeName = row.GetString(2),
        Email = row.ReadText(3),
        Phone = row.ReadText(4),
        Language = row.ReadText(5),
        PartySize = row.GetInt32(6),
        TokenHash = row.GetFieldValue<byte[]>(7),
        TokenSealed = row.IsDBNull(8) ? null : row.GetFieldValue<byte[]>(8),
        Status = SnakeCaseEnum<BookingStatus>.Parse(row.GetString(9)),
        Sequence = row.GetInt32(10),
        CreatedAt = row.GetFieldValue<DateTimeOffset>(11),
        UpdatedAt = row.GetFieldValue<DateTimeOffset>(12),
        CancelledAt = row.ReadNullable<DateTimeOffset>(13),
        MovedAt = row.ReadNullable<DateTimeOffset>(14),
        EmailNumber = row.GetInt32(15),
        PhoneNumber = row.GetInt32(16),
    };

    private static string? ReadText(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static T? ReadNullable<T>(this DbDataReader row, int column)
        where T : struct => row.IsDBNull(column) ? null : row.GetFieldValue<T>(column);
}
