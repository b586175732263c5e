using Microsoft.Extensions.Options;

namespace EventBooking.Notifier.Queue;

/// <summary>Makes one attempt to send, within its time; whatever goes wrong comes back as a result.</summary>
internal sealed partial class DeliverySender(IOptions<DeliveryOptions> options, ILogger<DeliverySender> logger)
{
    /// <exception cref="OperationCanceledException">The service cannot wait any longer.</exception>
    public async Task<SendResult> SendAsync(Guid deliveryId, Outgoing.Send outgoing, CancellationToken stopping)
    {
        // Real time, whatever clock the rules are given.
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        limit.CancelAfter(options.Value.SendWithin);
        try
        {
            // A channel may finish what it has begun when its time is over, but must leave time to write down the outcome.
            return await outgoing.Attempt(limit.Token).WaitAsync(
                options.Value.SendWithin + (DeliveryOptions.Margin / 2), CancellationToken.None);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            return new SendResult.Temporary(Reasons.Timeout);
        }
        catch (Exception exception)
        {
            // Its message may quote an address.
            Log.Broken(logger, deliveryId, exception.GetType().Name);
            return new SendResult.Temporary(Reasons.InternalError);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Delivery {DeliveryId} could not be sent because of a bug: {Exception}")]
        public static partial void Broken(ILogger logger, Guid deliveryId, string exception);
    }
}
