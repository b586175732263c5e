using System.Data;
using EventBooking.Domain.Bookings;
using EventBooking.Infrastructure.Persistence;
using EventBooking.Infrastructure.Seats;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace EventBooking.UnitTests.Seats;

public sealed class BookingRowTests
{
    private static readonly DateTimeOffset Then = new(2031, 6, 15, 9, 0, 0, TimeSpan.Zero);

    private static readonly Booking Full = new()
    {
        Id = Guid.CreateVersion7(Then),
        TimeSlotId = Guid.CreateVersion7(Then),
        AttendeeName = "Ada",
        Email = "ada@example.org",
        Phone = "+4915112345678",
        Language = "de",
        PartySize = 2,
        TokenHash = [1],
        TokenSealed = [2],
        Status = BookingStatus.Cancelled,
        Sequence = 3,
        CreatedAt = Then,
        UpdatedAt = Then.AddHours(4),
        MovedAt = Then.AddHours(1),
        RemindersStoppedAt = Then.AddHours(2),
        CancelledAt = Then.AddHours(4),
    };

    [Fact]
    public void The_list_has_the_columns_of_the_model()
    {
        using var dataSource = NpgsqlDataSource.Create("Host=nowhere");
        using var database = new BookingDbContext(
            (DbContextOptions<BookingDbContext>)new DbContextOptionsBuilder<BookingDbContext>().UseBookingDatabase(dataSource).Options);
        var table = database.Model.FindEntityType(typeof(Booking))!.GetTableMappings().Single().Table;

        BookingRow.All.Select(column => (column.Name, column.Type))
            .ShouldBe(table.Columns.Select(column => (column.Name, ShortType(column))), ignoreOrder: true);
    }

    [Fact]
    public void Each_column_is_written_and_read_again()
    {
        Stored(Full).ShouldNotContain(DBNull.Value, "each column needs a value here, so that a forgotten one shows");

        Read(Stored(Full)).ShouldBe(Full);
    }

    [Fact]
    public void What_a_booking_has_not_is_null()
    {
        var booking = Full with
        {
            Email = null,
            Phone = null,
            Language = null,
            TokenSealed = null,
            MovedAt = null,
            RemindersStoppedAt = null,
            CancelledAt = null,
        };

        Read(Stored(booking)).ShouldBe(booking);
    }

    private static string ShortType(IColumn column) => column.StoreType.Split('(')[0] switch
    {
        "character varying" => "text",
        "timestamp with time zone" => "timestamptz",
        "integer" => "int",
        var type => type,
    };

    private static object[] Stored(Booking booking) =>
        [.. new NpgsqlBatchCommand().WithBooking(booking).Parameters.Select(parameter => parameter.Value ?? DBNull.Value)];

    private static Booking Read(object[] values)
    {
        using var table = new DataTable();
        foreach (var (column, value) in BookingRow.All.Zip(Stored(Full)))
        {
            table.Columns.Add(column.Name, value.GetType());
        }

        table.Rows.Add(values);
        using var row = table.CreateDataReader();
        row.Read();
        return row.ReadBooking();
    }
}
