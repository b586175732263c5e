using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EventBooking.Infrastructure.Outbox.Relaying;

/// <summary>Logs once that nothing is published, when the service runs: one that does not start logs only its reason.</summary>
internal sealed partial class NoRelay(IHostApplicationLifetime lifetime, ILogger<NoRelay> logger) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        lifetime.ApplicationStarted.Register(() => Log.Off(logger));
        return Task.CompletedTask;
    }

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Information,
            Message = "ConnectionStrings:rabbitmq is not set: messages wait in the outbox until another process relays them")]
        public static partial void Off(ILogger logger);
    }
}
