using System.Data.Common;
using EventBooking.Domain.Bookings;
using Npgsql;

namespace EventBooking.Infrastructure.Seats;

/// <summary>The columns of the table <c>bookings</c>: the one list for all hand-written SQL and for their values.</summary>
/// <remarks>
/// A new column is added in four places, and where it is used:
/// 1. a migration;
/// 2. EF's configuration of <see cref="Booking"/>, where its type or a constraint needs it;
/// 3. a property of <see cref="Booking"/>;
/// 4. here: in <see cref="Made"/>, where a new booking has a value for it, else in <see cref="Later"/>. There
/// <see cref="SeatSql.Book"/> leaves it to the column's default, or names its first value.
/// A test holds this list and EF's model equal.
/// </remarks>
internal static class BookingRow
{
    /// <summary>What a booking is made with. <see cref="SeatSql.Book"/> takes arrays, and the first four by their place.</summary>
    public static readonly BookingColumn[] Made =
    [
        BookingColumn.Of("id", "uuid", booking => booking.Id),
        BookingColumn.Of("time_slot_id", "uuid", booking => booking.TimeSlotId),
        BookingColumn.Of("party_size", "int", booking => booking.PartySize),
        BookingColumn.Of("created_at", "timestamptz", booking => booking.CreatedAt),
        BookingColumn.Of("attendee_name", "text", booking => booking.AttendeeName),
        BookingColumn.Of("email", "text", booking => booking.Email),
        BookingColumn.Of("phone", "text", booking => booking.Phone),
        BookingColumn.Of("language", "text", booking => booking.Language),
        BookingColumn.Of("token_hash", "bytea", booking => booking.TokenHash),
        BookingColumn.Of("token_sealed", "bytea", booking => booking.TokenSealed),
    ];

    /// <summary>What changes later on. Each has the same first value in all bookings.</summary>
    public static readonly BookingColumn[] Later =
    [
        BookingColumn.Of("updated_at", "timestamptz", booking => booking.UpdatedAt),
        BookingColumn.OfEnum("status", booking => booking.Status),
        BookingColumn.Of("sequence", "int", booking => booking.Sequence),
        BookingColumn.Of("moved_at", "timestamptz", booking => booking.MovedAt),
        BookingColumn.Of("cancelled_at", "timestamptz", booking => booking.CancelledAt),
        BookingColumn.Of("email_number", "int", booking => booking.EmailNumber),
        BookingColumn.Of("phone_number", "int", booking => booking.PhoneNumber),
        BookingColumn.Of("reminders_stopped_at", "timestamptz", booking => booking.RemindersStoppedAt),
    ];

    public static readonly BookingColumn[] All = [.. Made, .. Later];

    /// <summary>The columns of the row <c>b</c>, in the order in which <see cref="ReadBooking"/> reads them.</summary>
    public static readonly string Selected = Join(All, (column, _) => $"b.{column.Name}");

    public static readonly string Names = Join(All, (column, _) => column.Name);

    /// <summary>Their values: the parameters that <see cref="WithBooking"/> adds.</summary>
    public static readonly string Values = Join(All, (_, place) => $"${place}");

    /// <summary>The same parameters, for an update of the row whose id is $1.</summary>
    public static readonly string Assignments = Join(All[1..], (column, place) => $"{column.Name} = ${place + 1}");

    public static readonly string MadeNames = Join(Made, (column, _) => column.Name);

    /// <summary>Their values in many bookings: the parameters that <see cref="WithMade"/> adds.</summary>
    public static readonly string MadeArrays = Join(Made, (column, place) => $"${place}::{column.Type}[]");

    public static Booking ReadBooking(this DbDataReader row)
    {
        // As EF makes it: the compiler would ask for each required property by name.
        var booking = Activator.CreateInstance<Booking>();
        for (var i = 0; i < All.Length; i++)
        {
            All[i].Read(row, i, booking);
        }

        return booking;
    }

    public static NpgsqlBatchCommand WithBooking(this NpgsqlBatchCommand command, Booking booking)
    {
        Array.ForEach(All, column => column.AddTo(command, booking));
        return command;
    }

    /// <summary>Adds what many bookings, found by their places, are made with: each column as an array.</summary>
    public static NpgsqlBatchCommand WithMade(this NpgsqlBatchCommand command, int[] places, Func<int, Booking> find)
    {
        foreach (var column in Made)
        {
            column.AddTo(command, places, find);
        }

        return command;
    }

    private static string Join(BookingColumn[] columns, Func<BookingColumn, int, string> text) =>
        string.Join(", ", columns.Select((column, i) => text(column, i + 1)));
}
