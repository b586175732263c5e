using EventBooking.Infrastructure.Deliveries;
using EventBooking.Notifier.Bookings;
using EventBooking.Notifier.Mail.Smtp;
using EventBooking.Notifier.Queue;
using Microsoft.Extensions.Options;

namespace EventBooking.Notifier.Mail;

internal sealed class MailChannel(
    BookingNotifications notifications, MailComposer composer, SmtpSender sender, IOptions<MailOptions> options)
    : BookingChannel(notifications)
{
    public override Channel Channel => Channel.Email;

    public override int Concurrency => options.Value.Connections;

    protected override async Task<SendResult> SendAsync(Notification notification, CancellationToken cancellationToken)
    {
        var booking = notification.Details.Booking;
        return MailAddresses.TryParse(booking.Email, booking.AttendeeName, out var to)
            ? await sender.SendAsync(await composer.ComposeAsync(notification, to), cancellationToken)
            : new SendResult.Permanent("invalid_address");
    }
}
