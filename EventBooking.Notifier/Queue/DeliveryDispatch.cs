using EventBooking.Domain;
using EventBooking.Infrastructure.Deliveries;
using EventBooking.Notifier.Database;

namespace EventBooking.Notifier.Queue;

/// <summary>
/// Sends one delivery and writes down what came of it, at once and in a transaction of its own: what is sent and not written down
/// when this process is killed is sent again.
/// </summary>
internal sealed partial class DeliveryDispatch(
    Channel channel,
    DeliverySender sender,
    DeliveryClaims claims,
    ChannelHealth health,
    DatabaseWait database,
    TimeSpan giveUpAfter,
    DeliveryMeter meter,
    TimeProvider time,
    ILogger<DeliveryDispatch> logger)
{
    private const int MostBroken = 5;

    /// <returns>Whether another delivery may have waited for it.</returns>
    /// <exception cref="OperationCanceledException">The service cannot wait any longer.</exception>
    public async Task<bool> RunAsync(ClaimedDelivery delivery, Outgoing outgoing, StopLimits limits)
    {
        if (outgoing is Outgoing.Skip { Reason: var why })
        {
            return await SkipAsync(delivery, why, limits.Writing);
        }

        using var span = SendTrace.Start(channel, delivery);
        switch (await sender.SendAsync(delivery.Id, (Outgoing.Send)outgoing, limits.Sending))
        {
            case SendResult.Skipped { Reason: var reason }:
                return await SkipAsync(delivery, reason, limits.Writing);
            case SendResult.Permanent { Code: var code }:
                SendTrace.Failed(span, code);
                Answered();
                return await FailAsync(delivery, code, limits.Writing);
            case SendResult.Temporary { Code: var code }:
                SendTrace.Failed(span, code);
                if (ChannelHealth.IsOfServer(code) && health.Failed())
                {
                    Log.Away(logger, channel, code);
                }

                return await PostponeAsync(delivery, code, limits.Writing);
            default:
                Answered();
                return await WriteAsync(
                    token => claims.SentAsync(delivery, token), () => meter.Sent(channel, delivery, time.Now()), limits.Writing);
        }
    }

    /// <summary>
    /// After a bug its lease ends, and it is tried again; but not for ever, as it may be sent each time. Returns as <see cref="RunAsync"/>.
    /// </summary>
    /// <param name="delivery">A delivery whose outcome was not written down.</param>
    public async Task<bool> BreakAsync(ClaimedDelivery delivery, StopLimits limits) =>
        delivery.Attempts >= MostBroken && await FailAsync(delivery, Reasons.InternalError, limits.Writing);

    private async Task<bool> PostponeAsync(ClaimedDelivery delivery, string code, CancellationToken end)
    {
        if (RetryPauses.Next(delivery.CreatedAt, giveUpAfter, time.Now(), Random.Shared.NextDouble()) is not { } next)
        {
            return await FailAsync(delivery, code, end);
        }

        return await WriteAsync(token => claims.PostponeAsync(delivery, next, code, token), Written, end);

        void Written()
        {
            meter.Postponed(channel, delivery, code);
            Log.Postponed(logger, delivery.Id, channel, code, next);
        }
    }

    private Task<bool> SkipAsync(ClaimedDelivery delivery, string why, CancellationToken end)
    {
        var reason = delivery.MaybeSent ? Reasons.MaybeSent : why;
        return WriteAsync(token => claims.SkipAsync(delivery, reason, token), () => meter.Ended(channel, delivery, "skipped", reason), end);
    }

    private Task<bool> FailAsync(ClaimedDelivery delivery, string code, CancellationToken end)
    {
        return WriteAsync(token => claims.FailAsync(delivery, code, token), Written, end);

        void Written()
        {
            meter.Ended(channel, delivery, "failed", code);
            Log.Failed(logger, delivery.Id, channel, code);
        }
    }

    // What another notifier has settled meanwhile is that one's to count.
    private async Task<bool> WriteAsync(Func<CancellationToken, Task<bool?>> write, Action written, CancellationToken end)
    {
        end.ThrowIfCancellationRequested();
        var hasSuccessor = await database.RunAsync(write, DatabaseWait.Endless, end);
        if (hasSuccessor is not null)
        {
            written();
        }

        return hasSuccessor ?? false;
    }

    private void Answered()
    {
        if (health.Answered())
        {
            Log.Back(logger, channel);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Delivery {DeliveryId} failed on {Channel}: {Code}")]
        public static partial void Failed(ILogger logger, Guid deliveryId, Channel channel, string code);

        [LoggerMessage(
            Level = LogLevel.Information,
            Message = "Delivery {DeliveryId} could not be sent on {Channel} ({Code}); next try at {Next:O}")]
        public static partial void Postponed(ILogger logger, Guid deliveryId, Channel channel, string code, DateTimeOffset next);

        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "The server of {Channel} takes nothing ({Code}); one delivery at a time is tried until it does")]
        public static partial void Away(ILogger logger, Channel channel, string code);

        [LoggerMessage(Level = LogLevel.Information, Message = "The server of {Channel} takes deliveries again")]
        public static partial void Back(ILogger logger, Channel channel);
    }
}
