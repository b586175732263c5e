using EventBooking.Notifier.Deliveries;
using MailKit.Net.Smtp;
using Microsoft.Extensions.Options;
using MimeKit;

namespace EventBooking.Notifier.Mail.Smtp;

/// <summary>Hands mails to the mail server.</summary>
/// <param name="pool">The connections to it.</param>
/// <param name="options">How long that may take.</param>
/// <param name="time">The clock.</param>
internal sealed class SmtpSender(SmtpPool pool, IOptions<MailOptions> options, TimeProvider time)
{
    // Once a mail is on its way its answer is worth waiting for: without it, it would be sent again.
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(2);

    /// <summary>Sends a mail to its one recipient.</summary>
    /// <param name="message">The mail.</param>
    /// <param name="cancellationToken">Gives up; a mail that is on its way has two more seconds.</param>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    public async Task<SendResult> SendAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(options.Value.Timeout, time);
        try
        {
            return await TrySendAsync(message, isFresh: false, limit.Token, cancellationToken)
                ?? await TrySendAsync(message, isFresh: true, limit.Token, cancellationToken)
                ?? new SendResult.Temporary("connection_lost");
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return new SendResult.Temporary("timeout");
        }
        catch (SmtpConnectException exception)
        {
            return new SendResult.Temporary(exception.Code);
        }
    }

    /// <summary>Null where a connection that carried mails before was closed by the server: no fault of this mail, which it has not seen.</summary>
    private async Task<SendResult?> TrySendAsync(MimeMessage message, bool isFresh, CancellationToken limit, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit, cancellationToken);
        var session = await pool.RentAsync(isFresh, either.Token);
        var isUsable = false;
        try
        {
            using var end = CancellationTokenSource.CreateLinkedTokenSource(limit);
            await using var patience = cancellationToken.Register(() => end.CancelAfter(LastWords));
            session.Begin();
            if (MailAddresses.NeedsUtf8((MailboxAddress)message.To[0]) && !session.Capabilities.HasFlag(SmtpCapabilities.UTF8))
            {
                isUsable = true;
                return new SendResult.Permanent("smtputf8_unsupported");
            }

            await session.SendAsync(FormatFor(message), message, end.Token);
            isUsable = true;
            return new SendResult.Sent();
        }
        catch (Exception exception) when (SmtpFailures.OfSending(exception) is { } failure)
        {
            var isGone = exception is not SmtpCommandException { StatusCode: not SmtpStatusCode.ServiceNotAvailable };
            isUsable = !isGone;
            return isGone && session is { IsUsed: true, IsMailBegun: false } ? null : failure;
        }
        finally
        {
            pool.Return(session, isUsable);
        }
    }

    private static FormatOptions FormatFor(MimeMessage message)
    {
        var format = FormatOptions.Default.Clone();
        format.International = MailAddresses.NeedsUtf8((MailboxAddress)message.To[0]);
        return format;
    }
}
