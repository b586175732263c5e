using System.Text.Json;
using MassTransit;
using MassTransit.Serialization;

namespace EventBooking.Infrastructure.Messaging;

/// <summary>A message as MassTransit reads it: https://masstransit.io/documentation/concepts/serialization#message-envelope.</summary>
/// <param name="MessageId">Its id, the same however often it is published.</param>
/// <param name="MessageType">The name of its contract, as a URN, and of an earlier one that it fulfils too.</param>
internal sealed record MessageEnvelope(Guid MessageId, IReadOnlyList<string> MessageType, object Message, DateTimeOffset SentTime)
{
    /// <summary>What a message's content type says.</summary>
    public const string ContentType = "application/vnd.masstransit+json";

    /// <summary>The header from which MassTransit's spans take their parent: a traceparent.</summary>
    public const string TraceParentHeader = "MT-Activity-Id";

    /// <summary>Writes a contract into an envelope.</summary>
    public static byte[] Write(Guid id, object contract, Type? earlier, DateTimeOffset now)
    {
        var type = MessageUrn.ForTypeString(contract.GetType());
        var envelope = new MessageEnvelope(id, earlier is null ? [type] : [type, MessageUrn.ForTypeString(earlier)], contract, now);
        return JsonSerializer.SerializeToUtf8Bytes(envelope, SystemTextJsonMessageSerializer.Options);
    }
}
