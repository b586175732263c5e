using EventBooking.Infrastructure.Deliveries;
using EventBooking.Notifier.Bookings;
using EventBooking.Notifier.Queue;
using Microsoft.Extensions.Options;

namespace EventBooking.Notifier.Sms;

internal sealed class SmsChannel(
    BookingNotifications notifications, SmsText text, SmsPolicy policy, ISmsProvider provider, IOptions<SmsOptions> options)
    : BookingChannel(notifications)
{
    public override Channel Channel => Channel.Sms;

    protected override async Task<SendResult> SendAsync(Notification notification, CancellationToken cancellationToken)
    {
        if (notification.Details.Booking.Phone is not { } phone || E164.Parse(phone, options.Value.DefaultRegion) is not { } number)
        {
            return new SendResult.Permanent("invalid_number");
        }

        return policy.Refusal(number) is { } reason
            ? new SendResult.Skipped(reason)
            : await provider.SendAsync(E164.Format(number), text.Of(notification), cancellationToken);
    }
}
