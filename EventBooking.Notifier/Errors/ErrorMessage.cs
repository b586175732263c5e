using System.Text;
using RabbitMQ.Client;

namespace EventBooking.Notifier.Errors;

/// <summary>A message in the error queue, read from what its headers say.</summary>
internal sealed class ErrorMessage(BasicGetResult got)
{
    private const string FaultTime = "MT-Fault-Timestamp";
    private const string FaultType = "MT-Fault-ExceptionType";
    private const string FaultText = "MT-Fault-Message";
    private const string MessageType = "MT-Fault-MessageType";
    private const string DeadLetterReason = "x-first-death-reason";
    private const string Unknown = "-";

    // What MassTransit and the broker added on the way here.
    private static readonly string[] Added =
    [
        "MT-Fault-", "MT-Host-", "MT-Reason",
        "x-death", "x-first-death-", "x-last-death-", "x-delivery-count", "x-acquired-count", "x-dotnet-pub-seq-no",
    ];

    /// <summary>What to settle it by.</summary>
    public ulong DeliveryTag => got.DeliveryTag;

    public ReadOnlyMemory<byte> Body => got.Body;

    public bool HasId(string id) => string.Equals(got.BasicProperties.MessageId, id, StringComparison.OrdinalIgnoreCase);

    /// <summary>One line: id, type, when it failed, and the fault.</summary>
    public string Describe()
    {
        var type = Header(MessageType) ?? got.Exchange;
        var fault = Header(FaultType) is { } exception
            ? $"{exception}: {Header(FaultText)?.ReplaceLineEndings(" ")}"
            : Header(DeadLetterReason)
            ?? Unknown;
        return $"{got.BasicProperties.MessageId
            ?? Unknown}  {type[(type.LastIndexOf(':') + 1)..]}  {Header(FaultTime)
            ?? Unknown}  {fault}";
    }

    /// <summary>Its properties as they were before it failed.</summary>
    public BasicProperties Restore() => new(got.BasicProperties)
    {
        Headers = got.BasicProperties.Headers?.Where(
            header => !Array.Exists(Added, prefix => header.Key.StartsWith(prefix, StringComparison.Ordinal)))
            .ToDictionary(StringComparer.Ordinal),
    };

    private string? Header(string name) =>
        got.BasicProperties.Headers is { } headers
            && headers.TryGetValue(name, out var value)
            ? value is byte[] text
            ? Encoding.UTF8.GetString(text)
            : $"{value}"
            : null;
}
