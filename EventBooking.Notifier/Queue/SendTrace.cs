using System.Diagnostics;
using EventBooking.Infrastructure.Deliveries;

namespace EventBooking.Notifier.Queue;

/// <summary>The span of one attempt to send a notification: it goes on with the trace of the request that made the change.</summary>
internal static class SendTrace
{
    public const string Name = DeliveryMeter.Name;
    private static readonly ActivitySource Source = new(Name);

    /// <summary>Null where the request was not recorded, or nobody listens.</summary>
    public static Activity? Start(Channel channel, ClaimedDelivery delivery)
    {
        if (!Source.HasListeners() || !ActivityContext.TryParse(delivery.TraceParent, delivery.TraceState, isRemote: true, out var request))
        {
            return null;
        }

        // https://opentelemetry.io/docs/specs/semconv/messaging/messaging-spans/
        return Source.StartActivity("send", ActivityKind.Client, request)?
            .SetTag("messaging.system", DeliveryMeter.Text(channel))
            .SetTag("messaging.operation.name", "send")
            .SetTag("messaging.operation.type", "send")
            .SetTag("messaging.message.id", $"{delivery.Id}")
            .SetTag(DeliveryMeter.ChannelLabel, DeliveryMeter.Text(channel))
            .SetTag("eventbooking.delivery.kind", delivery.Kind);
    }

    /// <summary>Says that the attempt failed.</summary>
    public static void Failed(Activity? span, string code) => span?.SetTag("error.type", code).SetStatus(ActivityStatusCode.Error);
}
