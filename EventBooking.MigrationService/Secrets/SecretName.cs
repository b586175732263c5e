namespace EventBooking.MigrationService.Secrets;

/// <summary>The secrets of a system that runs in containers, as the command line and their files call them.</summary>
internal static class SecretName
{
    /// <summary>Of PostgreSQL's superuser.</summary>
    public const string Postgres = "postgres";

    /// <summary>Of RabbitMQ's administrator.</summary>
    public const string RabbitMq = "rabbitmq";

    /// <summary>Redis's one password.</summary>
    public const string Redis = "redis";

    /// <summary>Of the database's owner.</summary>
    public const string Migrations = "migrations";

    /// <summary>Of the API's users.</summary>
    public const string Api = "api";

    /// <summary>Of the notifier's users.</summary>
    public const string Notifier = "notifier";

    /// <summary>Signs check-in codes.</summary>
    public const string CheckInKey = "check-in-key";

    /// <summary>Encrypts the key ring.</summary>
    public const string Certificate = "certificate";

    /// <summary>Those of which earlier ones are kept, as what was made with them must still be read.</summary>
    public static readonly string[] WithEarlierOnes = [CheckInKey, Certificate];

    /// <summary>All of them.</summary>
    public static readonly string[] All = [Postgres, RabbitMq, Redis, Migrations, Api, Notifier, CheckInKey, Certificate];
}
