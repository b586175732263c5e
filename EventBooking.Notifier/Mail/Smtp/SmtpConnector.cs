using System.Net.Security;
using System.Net.Sockets;
using MailKit.Security;
using Microsoft.Extensions.Options;

namespace EventBooking.Notifier.Mail.Smtp;

internal sealed class SmtpConnector(IOptions<MailOptions> options)
{
    /// <summary>Decides about the server's certificate; null leaves it to the certificates that the machine trusts.</summary>
    public RemoteCertificateValidationCallback? CertificateCheck { get; init; }

    /// <summary>Connects, and authenticates where that is set.</summary>
    /// <exception cref="SmtpConnectException">No mail can be sent to anyone.</exception>
    public async Task<SmtpSession> ConnectAsync(CancellationToken cancellationToken)
    {
        var settings = options.Value;

        // Revocation lists lie on other servers, and no answer from those would count as a refusal.
        var session = new SmtpSession { CheckCertificateRevocation = false, ServerCertificateValidationCallback = CertificateCheck };
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            // The library's own socket holds back the end of each mail until the server has acknowledged what came before, some 40 ms
            // (Nagle).
            await socket.ConnectAsync(settings.Host, settings.EffectivePort, cancellationToken);
            await session.ConnectAsync(socket, settings.Host, settings.EffectivePort, ProtectionOf(settings.Security), cancellationToken);
            if (!string.IsNullOrEmpty(settings.UserName))
            {
                await session.AuthenticateAsync(settings.UserName, settings.Password, cancellationToken);
            }

            return session;
        }
        catch (Exception exception)
        {
            session.Dispose();
            socket.Dispose();
            if (SmtpFailures.OfConnecting(exception) is { } code)
            {
                throw new SmtpConnectException(code, exception);
            }

            throw;
        }
    }

    private static SecureSocketOptions ProtectionOf(MailSecurity security) => security switch
    {
        MailSecurity.None => SecureSocketOptions.None,
        MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
        _ => SecureSocketOptions.StartTls,
    };
}
