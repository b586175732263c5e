using System.Security.Cryptography;
using EventBooking.Domain;
using EventBooking.Domain.Bookings;
using EventBooking.Domain.Events;
using EventBooking.Infrastructure.Deliveries;
using EventBooking.Infrastructure.Tokens;
using EventBooking.Notifier.Reminders;
using Microsoft.Extensions.Options;

namespace EventBooking.Notifier.Deliveries;

/// <summary>Does what a delivery asks for, short of writing down what came of it.</summary>
/// <param name="channels">The channels that are switched on.</param>
/// <param name="vault">Opens tokens.</param>
/// <param name="reminders">Which reminders are sent.</param>
/// <param name="options">How long it may take, and how old it may be.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Says what went wrong.</param>
internal sealed partial class DeliverySender(
    IEnumerable<IDeliveryChannel> channels,
    TokenVault vault,
    IOptions<ReminderOptions> reminders,
    IOptions<DeliveryOptions> options,
    TimeProvider time,
    ILogger<DeliverySender> logger)
{
    private readonly Dictionary<Channel, IDeliveryChannel> _channels = channels.ToDictionary(channel => channel.Channel);
    private readonly IReadOnlyList<TimeSpan> _leads = reminders.Value.Read();

    /// <summary>Whether there is any use in trying, and what is to be said.</summary>
    public Verdict Decide(ClaimedDelivery delivery, Channel channel, BookingDetails? details) => _channels.ContainsKey(channel)
        ? DeliveryRules.Decide(delivery, channel, details, _leads, options.Value.GiveUpAfter, time.Now())
        : new Verdict.Skip(Skips.ChannelOff);

    /// <summary>Sends it; whatever goes wrong comes back as a result.</summary>
    /// <param name="delivery">The delivery.</param>
    /// <param name="channel">Its channel.</param>
    /// <param name="verdict">What to say.</param>
    /// <param name="details">The booking.</param>
    /// <param name="previous">The slot that it left.</param>
    /// <param name="stopping">Cancelled when the service cannot wait any longer.</param>
    /// <exception cref="OperationCanceledException">The service cannot wait any longer.</exception>
    public async Task<SendResult> SendAsync(
        ClaimedDelivery delivery, Channel channel, Verdict.Send verdict, BookingDetails details, TimeSlot? previous, CancellationToken stopping)
    {
        // Real time, whatever clock the rules are given.
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        limit.CancelAfter(options.Value.SendWithin);
        try
        {
            if (vault.Unseal(details.Booking.TokenSealed!, details.Booking.TokenHash) is not { } token)
            {
                return new SendResult.Permanent("token_mismatch");
            }

            var notice = new Notice(
                delivery.Id,
                verdict.Kind,
                verdict.Kind == NoticeKind.Reminder ? details.Booking.Sequence : delivery.Sequence,
                verdict.Lead,
                details,
                verdict.Kind == NoticeKind.Moved ? previous : null,
                token,
                delivery.OccurredAt);
            var sending = _channels[channel].SendAsync(notice, limit.Token);
            // A channel may finish what it has begun when its time is over, but must leave time to write down the outcome.
            return await sending.WaitAsync(options.Value.SendWithin + (DeliveryOptions.Margin / 2), CancellationToken.None);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            return new SendResult.Temporary("timeout");
        }
        catch (CryptographicException)
        {
            return new SendResult.Temporary("token_unreadable");
        }
        catch (Exception exception)
        {
            // Its message may quote an address.
            Log.Broken(logger, delivery.Id, exception.GetType().Name);
            return new SendResult.Temporary("internal_error");
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Delivery {DeliveryId} could not be sent because of a bug: {Exception}")]
        public static partial void Broken(ILogger logger, Guid deliveryId, string exception);
    }
}
