using EventBooking.Infrastructure.Deliveries;
using EventBooking.Notifier.Deliveries;
using EventBooking.Notifier.Mail.Smtp;
using Microsoft.Extensions.Options;

namespace EventBooking.Notifier.Mail;

/// <summary>Tells people by e-mail.</summary>
/// <param name="composer">Makes the mails.</param>
/// <param name="sender">Sends them.</param>
/// <param name="options">How many at a time.</param>
internal sealed class MailChannel(MailComposer composer, SmtpSender sender, IOptions<MailOptions> options) : IDeliveryChannel
{
    /// <inheritdoc />
    public Channel Channel => Channel.Email;

    /// <inheritdoc />
    public int Concurrency => options.Value.Connections;

    /// <inheritdoc />
    public async Task<SendResult> SendAsync(Notice notice, CancellationToken cancellationToken)
    {
        var booking = notice.Details.Booking;
        return MailAddresses.TryParse(booking.Email, booking.AttendeeName, out var to)
            ? await sender.SendAsync(await composer.ComposeAsync(notice, to), cancellationToken)
            : new SendResult.Permanent("invalid_address");
    }
}
