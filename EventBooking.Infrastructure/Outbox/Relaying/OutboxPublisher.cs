using MassTransit;

namespace EventBooking.Infrastructure.Outbox.Relaying;

/// <summary>
/// Publishes rows and waits until the broker has confirmed each. The message's id is the row's, whoever publishes it and however often;
/// its trace goes on where the request's ended.
/// </summary>
/// <param name="bus">The broker.</param>
internal sealed class OutboxPublisher(IBus bus)
{
    // MassTransit's own header, from which its spans on both sides of the broker take their parent.
    private const string TraceParentHeader = "MT-Activity-Id";
    private const string TraceStateHeader = "tracestate";

    /// <summary>Publishes all at once.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="limit">Ends the wait for confirms: without the broker it would last for ever.</param>
    /// <returns>For each, in order, why it was not confirmed; null where it was.</returns>
    public Task<PublishFailure?[]> PublishAsync(IReadOnlyList<ClaimedMessage> rows, CancellationToken limit) =>
        Task.WhenAll(rows.Select(row => PublishAsync(row, limit)));

    private async Task<PublishFailure?> PublishAsync(ClaimedMessage row, CancellationToken limit)
    {
        if (OutboxKinds.ToContract(row.Message, row.StartsAt) is not { } contract)
        {
            return new PublishFailure(PublishFailure.UnknownKind, row.Message.Kind);
        }

        try
        {
            await bus.Publish(contract, contract.GetType(), Pipe.Execute<PublishContext>(context => Describe(context, row.Message)), limit).WaitAsync(limit);
            return null;
        }
        catch (MessageReturnedException exception)
        {
            return new PublishFailure(PublishFailure.Unroutable, exception.Message);
        }
        catch (OperationCanceledException)
        {
            return new PublishFailure(PublishFailure.Unconfirmed, "it did not confirm in time");
        }
        catch (Exception exception)
        {
            // Whatever keeps one from being confirmed must keep none of the others from being marked.
            return new PublishFailure(PublishFailure.Unconfirmed, exception.Message);
        }
    }

    private static void Describe(PublishContext context, OutboxMessage row)
    {
        context.MessageId = row.Id;
        context.Headers.Set(TraceParentHeader, row.TraceParent);
        context.Headers.Set(TraceStateHeader, row.TraceState);
    }
}

/// <summary>Why a message was not told.</summary>
/// <param name="Code">One of the codes below.</param>
/// <param name="Reason">For the log.</param>
internal sealed record PublishFailure(string Code, string Reason)
{
    /// <summary>This version does not know what it tells.</summary>
    public const string UnknownKind = "unknown_kind";

    /// <summary>There is no queue for it.</summary>
    public const string Unroutable = "unroutable";

    /// <summary>The broker did not confirm it, or not in time.</summary>
    public const string Unconfirmed = "unconfirmed";
}
