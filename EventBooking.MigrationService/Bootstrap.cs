namespace EventBooking.MigrationService;

/// <summary>Makes what the services log in with, on each server whose administrator it is given.</summary>
internal sealed partial class Bootstrap(
    IConfiguration configuration, DatabaseRoles database, BrokerUsers broker, ILogger<Bootstrap> logger)
{
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        var postgres = configuration.GetConnectionString(ResourceNames.Postgres);
        var management = configuration.GetConnectionString(ResourceNames.RabbitMqManagement);
        if (string.IsNullOrEmpty(postgres) && string.IsNullOrEmpty(management))
        {
            Log.NoServer(logger);
            return false;
        }

        return (string.IsNullOrEmpty(postgres) || await database.MakeAsync(postgres, cancellationToken))
            && (string.IsNullOrEmpty(management) || await broker.MakeAsync(management, cancellationToken));
    }

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Error,
            Message = "ConnectionStrings:postgres must lead to the server, with the right to make roles and databases, or "
                + "ConnectionStrings:rabbitmq_management to RabbitMQ's management, with an administrator")]
        public static partial void NoServer(ILogger logger);
    }
}
