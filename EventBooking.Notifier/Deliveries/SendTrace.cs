using System.Diagnostics;
using EventBooking.Infrastructure.Deliveries;

namespace EventBooking.Notifier.Deliveries;

/// <summary>The span of one try to send a notice: it goes on with the trace of the request that made the change.</summary>
internal static class SendTrace
{
    public const string Name = DeliveryMeter.Name;
    private static readonly ActivitySource Source = new(Name);

    /// <summary>Null where the request was not recorded, or nobody listens.</summary>
    public static Activity? Start(Channel channel, ClaimedDelivery delivery)
    {
        if (!Source.HasListeners())
        {
            return null;
        }

        var parent = ActivityContext.TryParse(delivery.TraceParent, delivery.TraceState, isRemote: true, out var context) ? context : default;
        return Source.StartActivity("send notice", ActivityKind.Client, parent)?
            .SetTag("eventbooking.delivery.id", delivery.Id)
            .SetTag(DeliveryMeter.ChannelLabel, DeliveryMeter.Text(channel))
            .SetTag("eventbooking.delivery.kind", delivery.Kind);
    }

    /// <summary>Says that the try failed.</summary>
    public static void Failed(Activity? span, string code) => span?.SetTag("error.type", code).SetStatus(ActivityStatusCode.Error);
}
