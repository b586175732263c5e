namespace EventBooking.Infrastructure.Outbox.Relaying;

/// <summary>Logs once that nothing is published, when the service runs: one that does not start logs only its reason.</summary>
internal sealed partial class NoRelay(ILogger<NoRelay> logger) : IHostedLifecycleService
{
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        Log.Off(logger);
        return Task.CompletedTask;
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Information,
            Message = "ConnectionStrings:rabbitmq is not set: messages wait in the outbox until another process relays them")]
        public static partial void Off(ILogger logger);
    }
}
