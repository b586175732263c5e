using System.Diagnostics.Metrics;
using EventBooking.Infrastructure.Seats;

namespace EventBooking.Infrastructure.Outbox.Relaying;

/// <summary>Counts what this instance relays. Its label is the codes of <see cref="PublishFailure"/>.</summary>
internal sealed class OutboxMeter
{
    private readonly Counter<long> _published;
    private readonly Counter<long> _failed;

    public OutboxMeter(IMeterFactory meters)
    {
        var meter = meters.Create(BookingMeter.Name);
        _published = meter.CreateCounter<long>("eventbooking.outbox.published", "{message}", "Messages that the broker confirmed.");
        _failed = meter.CreateCounter<long>(
            "eventbooking.outbox.failed", "{message}", "Messages that it did not, by the reason; they are published again.");
    }

    public void Published(int count) => _published.Add(count);

    public void Failed(string code, int count) => _failed.Add(count, new KeyValuePair<string, object?>("error.type", code));
}
