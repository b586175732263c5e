using EventBooking.Notifier.Queue;
using MailKit.Net.Smtp;
using Microsoft.Extensions.Options;
using MimeKit;

namespace EventBooking.Notifier.Mail.Smtp;

/// <summary>Hands mails to the mail server.</summary>
internal sealed class SmtpSender(SmtpPool pool, IOptions<MailOptions> options, TimeProvider time)
{
    // Once a mail is on its way its answer is worth waiting for: without it, it would be sent again.
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(2);
    private static readonly FormatOptions InUtf8 = WithUtf8();

    /// <summary>Sends a mail to its one recipient.</summary>
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

    /// <summary>
    /// Null where a connection that carried mails before was closed by the server: no fault of this mail, which it has not seen.
    /// </summary>
    private async Task<SendResult?> TrySendAsync(
        MimeMessage message, bool isFresh, CancellationToken limit, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit, cancellationToken);
        var needsUtf8 = MailAddresses.NeedsUtf8((MailboxAddress)message.To[0]);

        // One that carried others may have forgotten that it knows UTF-8.
        var session = await pool.RentAsync(isFresh || needsUtf8, either.Token);
        var isUsable = false;
        try
        {
            using var end = CancellationTokenSource.CreateLinkedTokenSource(limit);
            await using var patience = cancellationToken.Register(() => end.CancelAfter(LastWords));
            session.Begin();
            if (needsUtf8 && !session.KnowsUtf8)
            {
                isUsable = true;
                return new SendResult.Permanent("smtputf8_unsupported");
            }

            if (!needsUtf8)
            {
                session.ForgetUtf8();
            }

            await session.SendAsync(needsUtf8 ? InUtf8 : FormatOptions.Default, message, end.Token);
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

    private static FormatOptions WithUtf8()
    {
        var format = FormatOptions.Default.Clone();
        format.International = true;
        return format;
    }
}
