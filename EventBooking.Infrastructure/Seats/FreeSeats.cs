using System.Diagnostics.Metrics;
using EventBooking.Domain;
using EventBooking.Infrastructure.Background;
using EventBooking.Infrastructure.Persistence;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EventBooking.Infrastructure.Seats;

/// <summary>Measures how many seats are free in all slots that can be booked right now.</summary>
internal sealed class FreeSeats : DatabaseGauges<long>
{
    private readonly NpgsqlDataSource _dataSource;
    private readonly TimeProvider _time;

    public FreeSeats(IMeterFactory meters, NpgsqlDataSource dataSource, SchemaGate gate, TimeProvider time, ILogger<FreeSeats> logger)
        : base(gate, time, logger)
    {
        (_dataSource, _time) = (dataSource, time);
        Add(
            meters.Create(BookingMeter.Name),
            "eventbooking.seat.free",
            "{seat}",
            "Seats that are free in all slots that can be booked now.",
            free => new Measurement<long>(free));
    }

    protected override async Task<IReadOnlyList<long>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var command = _dataSource.CreateCommand(SeatSql.CountFree).With(_time.Now());
        return await command.ReadAllAsync(row => row.GetInt64(0), cancellationToken);
    }
}
