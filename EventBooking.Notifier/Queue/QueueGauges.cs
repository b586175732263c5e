using System.Diagnostics.Metrics;
using EventBooking.Domain;
using EventBooking.Infrastructure.Background;
using EventBooking.Infrastructure.Deliveries;
using EventBooking.Infrastructure.Persistence;
using Npgsql;

namespace EventBooking.Notifier.Queue;

/// <summary>Measures, for each channel, how many deliveries wait and how old the oldest is.</summary>
internal sealed class QueueGauges : DatabaseGauges<QueueGauges.Reading>
{
    private const string Read =
        """
        select channel, count(*), min(created_at)
        from (select channel, created_at from deliveries where status = 'queued'
              union all
              select channel, created_at from deliveries where status = 'sending') as waiting
        group by channel
        """;

    private readonly NpgsqlDataSource _dataSource;
    private readonly TimeProvider _time;

    public QueueGauges(IMeterFactory meters, NpgsqlDataSource dataSource, SchemaGate gate, TimeProvider time, ILogger<QueueGauges> logger)
        : base(gate, time, logger)
    {
        (_dataSource, _time) = (dataSource, time);
        var meter = meters.Create(DeliveryMeter.Name);
        Add(
            meter,
            "eventbooking.delivery.queue.depth",
            "{delivery}",
            "Deliveries that wait to be sent or are being sent.",
            reading => new Measurement<long>(reading.Depth, KeyValuePair.Create(DeliveryMeter.ChannelLabel, (object?)reading.Channel)));
        Add(
            meter,
            "eventbooking.delivery.queue.age",
            "s",
            "Time since the oldest delivery that waits or is being sent was queued.",
            reading => new Measurement<double>(reading.Age, KeyValuePair.Create(DeliveryMeter.ChannelLabel, (object?)reading.Channel)));
    }

    protected override async Task<IReadOnlyList<Reading>> ReadAsync(CancellationToken cancellationToken)
    {
        var now = _time.Now();
        await using var command = _dataSource.CreateCommand(Read);
        var found = await command.ReadAllAsync(
            row => new Reading(row.GetString(0), row.GetInt64(1), (now - row.GetFieldValue<DateTimeOffset>(2)).TotalSeconds),
            cancellationToken);

        // A channel of which nothing waits has a depth too.
        var idle = Enum.GetValues<Channel>()
            .Select(DeliveryMeter.Text)
            .Except(found.Select(reading => reading.Channel), StringComparer.Ordinal);
        return [.. found, .. idle.Select(channel => new Reading(channel, 0, 0))];
    }

    internal readonly record struct Reading(string Channel, long Depth, double Age);
}
