using System.Diagnostics;
using System.Diagnostics.Metrics;
using EventBooking.Domain.Notifications;
using EventBooking.Infrastructure.Deliveries;

namespace EventBooking.Notifier.Queue;

/// <summary>
/// Counts and times what becomes of deliveries. Its labels are channels, kinds, outcomes and codes, so that their number is bounded.
/// </summary>
internal sealed class DeliveryMeter
{
    public const string Name = "EventBooking";
    public const string ChannelLabel = "eventbooking.delivery.channel";
    private const string KindLabel = "eventbooking.delivery.kind";
    private const string OutcomeLabel = "eventbooking.delivery.outcome";
    private const string ErrorLabel = "error.type";

    // From a message that rides straight through to one that waited for a server for a day.
    private static readonly InstrumentAdvice<double> LatencyAdvice = new()
    {
        HistogramBucketBoundaries = [0.05, 0.1, 0.2, 0.3, 0.5, 1, 2, 5, 10, 30, 60, 300, 900, 3600, 21600, 86400],
    };

    private readonly Counter<long> _settled;
    private readonly Counter<long> _postponed;
    private readonly Histogram<double> _latency;

    public DeliveryMeter(IMeterFactory meters)
    {
        // The factory keeps the meter, and gives the same one each time for this name.
        var meter = meters.Create(Name);
        _settled = meter.CreateCounter<long>("eventbooking.delivery.settled", "{delivery}", "Deliveries sent, failed or skipped.");
        _postponed = meter.CreateCounter<long>("eventbooking.delivery.postponed", "{attempt}", "Attempts that failed for now.");
        _latency = meter.CreateHistogram(
            "eventbooking.delivery.latency", "s", "Time from a change to the message about it being sent.", tags: null, LatencyAdvice);
    }

    public void Sent(Channel channel, ClaimedDelivery delivery, DateTimeOffset now)
    {
        var labels = Labels(channel, delivery);
        _latency.Record((now - delivery.OccurredAt).TotalSeconds, labels);
        labels.Add(OutcomeLabel, "sent");
        _settled.Add(1, labels);
    }

    /// <summary>It failed for good, or was skipped.</summary>
    public void Ended(Channel channel, ClaimedDelivery delivery, string outcome, string reason)
    {
        var labels = Labels(channel, delivery);
        labels.Add(OutcomeLabel, outcome);
        labels.Add(ErrorLabel, reason);
        _settled.Add(1, labels);
    }

    public void Postponed(Channel channel, ClaimedDelivery delivery, string code)
    {
        var labels = Labels(channel, delivery);
        labels.Add(ErrorLabel, code);
        _postponed.Add(1, labels);
    }

    public static string Text(Channel channel) => channel == Channel.Email ? "email" : "sms";

    private static TagList Labels(Channel channel, ClaimedDelivery delivery) => new()
    {
        { ChannelLabel, Text(channel) },
        // Lead times are an operator's to choose; one word stands for all.
        { KindLabel, NotificationKinds.TryParse(delivery.Kind, out var kind, out _) ? kind.ToText() : delivery.Kind },
    };
}
