using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EventBooking.Infrastructure.Outbox.Relaying;

/// <summary>Says once that this process tells nobody.</summary>
internal sealed partial class NoRelay(ILogger<NoRelay> logger) : IHostedService
{
    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken)
    {
        Log.Off(logger);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "There is no ConnectionStrings:rabbitmq: what is to be told stays in the outbox until another process relays it")]
        public static partial void Off(ILogger logger);
    }
}
