using System.Diagnostics.Metrics;
using EventBooking.Domain;
using EventBooking.Infrastructure.Background;
using EventBooking.Infrastructure.Persistence;
using EventBooking.Infrastructure.Seats;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EventBooking.Infrastructure.Outbox.Relaying;

/// <summary>Measures how much waits in the outbox, and since when the oldest change of it.</summary>
internal sealed class OutboxDepth : DatabaseGauges<OutboxDepth.Reading>
{
    private readonly NpgsqlDataSource _dataSource;
    private readonly TimeProvider _time;

    public OutboxDepth(
        IMeterFactory meters, NpgsqlDataSource dataSource, SchemaGate schema, TimeProvider time, ILogger<OutboxDepth> logger)
        : base(schema, time, logger)
    {
        (_dataSource, _time) = (dataSource, time);
        var meter = meters.Create(BookingMeter.Name);
        Add(
            meter,
            "eventbooking.outbox.depth",
            "{message}",
            "Messages that wait to be published.",
            reading => new Measurement<long>(reading.Depth));
        Add(
            meter,
            "eventbooking.outbox.age",
            "s",
            "How long the oldest message that waits to be published has waited.",
            reading => new Measurement<double>(reading.Age));
    }

    protected override async Task<IReadOnlyList<Reading>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var command = _dataSource.CreateCommand(OutboxSql.Measure);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        var age = row.IsDBNull(1) ? 0 : (_time.Now() - row.GetFieldValue<DateTimeOffset>(1)).TotalSeconds;
        return [new Reading(row.GetInt64(0), Math.Max(0, age))];
    }

    internal readonly record struct Reading(long Depth, double Age);
}
