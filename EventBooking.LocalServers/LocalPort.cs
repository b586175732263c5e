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

    /// <summary>The mail catcher, SMTP.</summary>
    Mail,

    /// <summary>The mail catcher's page.</summary>
    MailPage,
}
