using EventBooking.Infrastructure.Deliveries;
using EventBooking.Notifier.Deliveries;
using EventBooking.Notifier.Mail.Smtp;

namespace EventBooking.Notifier.Mail;

/// <summary>Tells people by e-mail.</summary>
/// <param name="composer">Makes the mails.</param>
/// <param name="sender">Sends them.</param>
internal sealed class MailChannel(MailComposer composer, SmtpSender sender) : IDeliveryChannel
{
    /// <inheritdoc />
    public Channel Channel => Channel.Email;

    /// <inheritdoc />
    public async Task<SendResult> SendAsync(Notice notice, CancellationToken cancellationToken)
    {
        var booking = notice.Details.Booking;
        return MailAddresses.TryParse(booking.Email, booking.AttendeeName, out var to)
            ? await sender.SendAsync(await composer.ComposeAsync(notice, to), cancellationToken)
            : new SendResult.Permanent("invalid_address");
    }
}
