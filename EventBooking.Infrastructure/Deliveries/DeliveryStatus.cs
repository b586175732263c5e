namespace EventBooking.Infrastructure.Deliveries;

/// <summary>How far a delivery is.</summary>
public enum DeliveryStatus
{
    /// <summary>It waits to be sent, for the first time or again.</summary>
    Queued,

    /// <summary>A notifier is sending it, until its lease is over.</summary>
    Sending,

    /// <summary>The server of its channel took it.</summary>
    Sent,

    /// <summary>It was refused for good, or for too long.</summary>
    Failed,

    /// <summary>There was no need to send it: <see cref="Delivery.Reason"/> says why.</summary>
    Skipped,
}
