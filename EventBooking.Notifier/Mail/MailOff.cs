namespace EventBooking.Notifier.Mail;

/// <summary>Says once, when the service starts, that there is no mail server.</summary>
internal sealed partial class MailOff(ILogger<MailOff> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        Log.MailOff(logger);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Mail:Host is not set: no e-mail is sent.")]
        public static partial void MailOff(ILogger logger);
    }
}
