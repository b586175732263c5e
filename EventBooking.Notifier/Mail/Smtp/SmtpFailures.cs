using System.Net.Sockets;
using EventBooking.Notifier.Queue;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace EventBooking.Notifier.Mail.Smtp;

/// <summary>What failures mean for a mail.</summary>
internal static class SmtpFailures
{
    /// <summary>The code of a failure to connect; null for what is none.</summary>
    public static string? OfConnecting(Exception exception) => exception switch
    {
        SmtpConnectException connect => connect.Code,
        SocketException { SocketErrorCode: SocketError.ConnectionRefused } => "connection_refused",
        SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } => "host_not_found",
        SocketException { SocketErrorCode: SocketError.TimedOut } or TimeoutException => "timeout",
        SslHandshakeException => "tls_failed",

        // A wrong password must not fail the mail of everybody: someone will set it right.
        AuthenticationException => "authentication_failed",
        SmtpCommandException command => $"connect_{(int)command.StatusCode}",
        NotSupportedException => "starttls_unsupported",
        SocketException or IOException or ProtocolException or ServiceNotConnectedException => "connection_failed",
        _ => null,
    };

    /// <summary>The result of a mail that failed; null for what is no failure of the server or the network.</summary>
    public static SendResult? OfSending(Exception exception) => exception switch
    {
        SmtpConnectException connect => new SendResult.Temporary(connect.Code),
        SmtpCommandException command => OfRefusal(command),

        // After the data as well: whether the server took it nobody knows, and twice is better than never.
        SocketException or IOException or ProtocolException or ServiceNotConnectedException => new SendResult.Temporary("connection_lost"),
        ServiceNotAuthenticatedException => new SendResult.Temporary("authentication_required"),
        TimeoutException => new SendResult.Temporary("timeout"),
        _ => null,
    };

    private static SendResult OfRefusal(SmtpCommandException refusal)
    {
        var code = (int)refusal.StatusCode;

        // The sender is the same for everybody, so its refusal is about the settings; but for 552, the size of this mail.
        if (refusal.ErrorCode == SmtpErrorCode.SenderNotAccepted && code is >= 500 and not 552)
        {
            return new SendResult.Temporary($"sender_{code}");
        }

        // 530 and its neighbours ask for authentication or TLS (RFC 4954, section 6; RFC 3207, section 4): the settings again.
        return code is >= 500 and not (530 or 534 or 535 or 538)
            ? new SendResult.Permanent($"smtp_{code}")
            : new SendResult.Temporary($"smtp_{code}");
    }
}
