namespace EventBooking.ServiceDefaults;

/// <summary>What the services log in with, the same in PostgreSQL and in RabbitMQ, unless an operator names other users.</summary>
public static class ServiceUsers
{
    /// <summary>Owns the database and runs the migrations. It is no user of RabbitMQ.</summary>
    public const string Owner = "eventbooking";

    /// <summary>The API's.</summary>
    public const string Api = "eventbooking_api";

    /// <summary>The notifier's.</summary>
    public const string Notifier = "eventbooking_notifier";
}
