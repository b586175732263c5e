using EventBooking.Infrastructure.Deliveries;
using EventBooking.Notifier.Deliveries;
using Microsoft.Extensions.Options;

namespace EventBooking.Notifier.Sms;

/// <summary>Tells people by text message.</summary>
/// <param name="text">Puts notices into words.</param>
/// <param name="policy">Says to which numbers.</param>
/// <param name="provider">Sends them.</param>
/// <param name="options">Where numbers without a country belong.</param>
internal sealed class SmsChannel(SmsText text, SmsPolicy policy, ISmsProvider provider, IOptions<SmsOptions> options) : IDeliveryChannel
{
    /// <inheritdoc />
    public Channel Channel => Channel.Sms;

    /// <inheritdoc />
    public async Task<SendResult> SendAsync(Notice notice, CancellationToken cancellationToken)
    {
        if (E164.Parse(notice.Details.Booking.Phone!, options.Value.DefaultRegion) is not { } number)
        {
            return new SendResult.Permanent("invalid_number");
        }

        return policy.Refusal(number) is { } reason
            ? new SendResult.Skipped(reason)
            : await provider.SendAsync(E164.Format(number), text.Of(notice), cancellationToken);
    }
}
