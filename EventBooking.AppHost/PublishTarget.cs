namespace EventBooking.AppHost;

/// <summary>What the system is published for.</summary>
internal enum PublishTarget
{
    /// <summary>A compose file for one machine.</summary>
    Compose,

    /// <summary>A Helm chart for a cluster.</summary>
    Kubernetes,
}
