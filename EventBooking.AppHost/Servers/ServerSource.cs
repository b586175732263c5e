namespace EventBooking.AppHost;

/// <summary>Where PostgreSQL, Redis, RabbitMQ and what takes mail come from.</summary>
internal enum ServerSource
{
    Containers,

    /// <summary>Programs installed on this machine, as children of the app host.</summary>
    Local,

    /// <summary>Servers that run already: where they are is asked for.</summary>
    Managed,
}
