using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.Extensions.Logging;

namespace EventBooking.LocalServers;

/// <summary>Runs a conversation on each connection that Kestrel accepts.</summary>
internal sealed partial class SmtpConnections(
    MailCatcherOptions options, MailStore mails, Func<MailPolicy?> policy, Action<CaughtMail> show, ILogger<SmtpConnections> logger) : ConnectionHandler
{
    public override async Task OnConnectedAsync(ConnectionContext connection)
    {
        var stopping = connection.Features.Get<IConnectionLifetimeNotificationFeature>()?.ConnectionClosedRequested ?? CancellationToken.None;
        await using var channel = new SmtpChannel(connection.Transport, SmtpSession.LongestLine, options.IdleLimit, stopping, connection.ConnectionClosed);
        try
        {
            await new SmtpSession(channel, options, mails, new SmtpGate(policy, show, connection.ConnectionClosed)).RunAsync(stopping);
        }
        catch (Exception exception) when (exception is OperationCanceledException or ConnectionResetException or System.Security.Authentication.AuthenticationException)
        {
            // The client is gone, or does not trust the certificate.
        }
        catch (IOException exception)
        {
            Log.Broken(logger, connection.ConnectionId, exception);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Connection {Id} broke")]
        public static partial void Broken(ILogger logger, string id, Exception exception);
    }
}
