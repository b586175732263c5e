namespace EventBooking.AppHost;

/// <summary>Where PostgreSQL, Redis and RabbitMQ come from.</summary>
internal enum ServerSource
{
    /// <summary>Containers, with volumes for what must last.</summary>
    Containers,

    /// <summary>Programs installed on this machine, as children of the app host.</summary>
    Local,

    /// <summary>Servers that run already: their connection strings are asked for.</summary>
    Managed,
}
