using System.Diagnostics;
using EventBooking.Domain;
using EventBooking.Infrastructure.Messaging;
using EventBooking.Infrastructure.Tracing;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace EventBooking.Infrastructure.Outbox.Relaying;

/// <summary>
/// Publishes rows and waits until the broker has confirmed each. The message's id is the row's, however often and by whichever relay it
/// is published; its trace goes on where the request's ended.
/// </summary>
/// <remarks>
/// It writes MassTransit's envelopes on a channel of its own instead of publishing through a bus: giving up the wait for a
/// bus that connects anew keeps it from ever doing so, and logs an error for each message.
/// </remarks>
internal sealed class OutboxPublisher(TimeProvider time)
{
    private const string TraceStateHeader = "tracestate";

    /// <summary>Publishes all at once.</summary>
    /// <returns>For each, in order, why it was not confirmed; null where it was.</returns>
    public Task<PublishFailure?[]> PublishAsync(
        IChannel channel, BrokerNames names, IReadOnlyList<OutboxMessage> rows, CancellationToken limit) =>
        Task.WhenAll(rows.Select(row => PublishAsync(channel, names, row, limit)));

    private async Task<PublishFailure?> PublishAsync(IChannel channel, BrokerNames names, OutboxMessage message, CancellationToken limit)
    {
        if (message.ToContract() is not { } contract)
        {
            return new PublishFailure(PublishFailure.UnknownKind, message.Kind);
        }

        var exchange = names.ExchangeOf(contract.GetType());
        using var span = StartSpan(message, exchange);
        try
        {
            var properties = new BasicProperties
            {
                MessageId = $"{message.Id}",
                ContentType = MessageEnvelope.ContentType,
                Persistent = true,
                Headers = HeadersOf(message, span),
            };
            var body = MessageEnvelope.Write(message.Id, contract, OutboxContracts.EarlierOf(contract), time.Now());
            await channel.BasicPublishAsync(exchange, routingKey: "", mandatory: true, properties, body, limit).AsTask().WaitAsync(limit);
            return null;
        }
        catch (PublishException exception) when (exception.IsReturn)
        {
            return Fail(PublishFailure.Unroutable, "there is no queue for it");
        }
        catch (OperationCanceledException)
        {
            return Fail(PublishFailure.Unconfirmed, "the broker did not confirm in time");
        }
        catch (Exception exception)
        {
            // Whatever keeps one from being confirmed must keep none of the others from being marked.
            return Fail(PublishFailure.Unconfirmed, exception.Message);
        }

        PublishFailure Fail(string code, string reason)
        {
            span?.SetStatus(ActivityStatusCode.Error, code);
            return new PublishFailure(code, reason);
        }
    }

    private static Activity? StartSpan(OutboxMessage message, string exchange)
    {
        if (!ActivityContext.TryParse(message.TraceParent, message.TraceState, isRemote: true, out var request))
        {
            return null;
        }

        var span = OwnSource.Instance.StartActivity("publish", ActivityKind.Producer, request);
        // https://opentelemetry.io/docs/specs/semconv/messaging/rabbitmq/
        span?.SetTag("messaging.system", "rabbitmq");
        span?.SetTag("messaging.operation.type", "send");
        span?.SetTag("messaging.destination.name", exchange);
        span?.SetTag("messaging.message.id", $"{message.Id}");
        return span;
    }

    private static Dictionary<string, object?>? HeadersOf(OutboxMessage message, Activity? span)
    {
        if ((span?.Id ?? message.TraceParent) is not { } parent)
        {
            return null;
        }

        var headers = new Dictionary<string, object?>(StringComparer.Ordinal) { [MessageEnvelope.TraceParentHeader] = parent };
        if (message.TraceState is { Length: > 0 } state)
        {
            headers[TraceStateHeader] = state;
        }

        return headers;
    }
}

/// <summary>Why a message was not published.</summary>
internal sealed record PublishFailure(string Code, string Reason)
{
    public const string UnknownKind = "unknown_kind";
    public const string Unroutable = "unroutable";
    public const string Unconfirmed = "unconfirmed";
}
