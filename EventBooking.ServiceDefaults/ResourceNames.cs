namespace EventBooking.ServiceDefaults;

/// <summary>What each part of the system is called, by whatever starts it: names of resources and of connection strings.</summary>
public static class ResourceNames
{
    /// <summary>The database server; also the name of its administrator's connection string.</summary>
    public const string Postgres = "postgres";

    /// <summary>The database; also the name of its connection string.</summary>
    public const string Database = "bookingdb";

    /// <summary>The cache; also the name of its connection string.</summary>
    public const string Redis = "redis";

    /// <summary>The message broker; also the name of its connection string.</summary>
    public const string RabbitMq = "rabbitmq";

    /// <summary>The connection string of the broker's management with an administrator, for the one-shot that makes its users.</summary>
    public const string RabbitMqManagement = $"{RabbitMq}_management";

    /// <summary>The one-shot that makes the database and a role for each service.</summary>
    public const string Bootstrap = "bootstrap";

    /// <summary>The one-shot that makes a RabbitMQ user for each service. No service waits for it, as none waits for RabbitMQ.</summary>
    public const string BrokerBootstrap = "bootstrap-rabbitmq";

    /// <summary>The one-shot that brings the database up to date.</summary>
    public const string Migrations = "migrations";

    /// <summary>The REST API.</summary>
    public const string Api = "api";

    /// <summary>The service that sends notifications.</summary>
    public const string Notifier = "notifier";

    /// <summary>What catches mail on a developer's machine.</summary>
    public const string Mail = "mail";
}
