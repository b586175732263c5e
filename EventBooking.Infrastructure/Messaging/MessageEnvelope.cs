using System.Text.Json;
using MassTransit;
using MassTransit.Serialization;

namespace EventBooking.Infrastructure.Messaging;

/// <summary>
/// A message as MassTransit's consumers read it: https://masstransit.io/documentation/concepts/serialization#message-envelope.
/// </summary>
/// <param name="MessageId">Its id, the same however often it is published.</param>
/// <param name="MessageType">The name of its contract, as a URN.</param>
/// <param name="Message">Its contract.</param>
/// <param name="SentTime">When it was published.</param>
public sealed record MessageEnvelope(Guid MessageId, IReadOnlyList<string> MessageType, object Message, DateTimeOffset SentTime)
{
    /// <summary>What a message's content type says.</summary>
    public const string ContentType = "application/vnd.masstransit+json";

    /// <summary>The header from which MassTransit's spans take their parent: a traceparent.</summary>
    public const string TraceParentHeader = "MT-Activity-Id";

    /// <summary>Writes a contract into an envelope.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="contract">One of the contracts.</param>
    /// <param name="now">The time.</param>
    public static byte[] Write(Guid id, object contract, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(contract);
        var envelope = new MessageEnvelope(id, [MessageUrn.ForTypeString(contract.GetType())], contract, now);
        return JsonSerializer.SerializeToUtf8Bytes(envelope, SystemTextJsonMessageSerializer.Options);
    }
}
