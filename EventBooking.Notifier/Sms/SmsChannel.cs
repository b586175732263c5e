using EventBooking.Infrastructure.Deliveries;
using EventBooking.Notifier.Deliveries;
using Microsoft.Extensions.Options;

namespace EventBooking.Notifier.Sms;

/// <summary>Tells people by text message.</summary>
/// <param name="text">Puts notices into words.</param>
/// <param name="provider">Sends them.</param>
/// <param name="options">Where numbers without a country belong.</param>
internal sealed class SmsChannel(SmsText text, ISmsProvider provider, IOptions<SmsOptions> options) : IDeliveryChannel
{
    /// <inheritdoc />
    public Channel Channel => Channel.Sms;

    /// <inheritdoc />
    public async Task<SendResult> SendAsync(Notice notice, CancellationToken cancellationToken) =>
        E164.Of(notice.Details.Booking.Phone!, options.Value.DefaultRegion) is { } number
            ? await provider.SendAsync(number, text.Of(notice), cancellationToken)
            : new SendResult.Permanent("invalid_number");
}
