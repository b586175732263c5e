namespace EventBooking.LocalServers;

/// <summary>What a port of a system on this machine is for.</summary>
public enum LocalPort
{
    /// <summary>PostgreSQL.</summary>
    Postgres,

    /// <summary>Redis.</summary>
    Redis,

    /// <summary>RabbitMQ, AMQP.</summary>
    RabbitMq,

    /// <summary>RabbitMQ's management page.</summary>
    RabbitMqPage,

    /// <summary>RabbitMQ's name server.</summary>
    RabbitMqNames,

    /// <summary>Where RabbitMQ's node would talk to others.</summary>
    RabbitMqNode,

    /// <summary>smtp4dev, SMTP.</summary>
    Mail,

    /// <summary>smtp4dev's page.</summary>
    MailPage,
}
