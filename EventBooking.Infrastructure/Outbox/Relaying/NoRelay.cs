using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EventBooking.Infrastructure.Outbox.Relaying;

/// <summary>Says once that nobody is told, when the service runs: one that does not start has only its reason to say.</summary>
internal sealed partial class NoRelay(ILogger<NoRelay> logger) : IHostedLifecycleService
{
    /// <inheritdoc />
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        Log.Off(logger);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "There is no ConnectionStrings:rabbitmq: what is to be told stays in the outbox until another process relays it")]
        public static partial void Off(ILogger logger);
    }
}
