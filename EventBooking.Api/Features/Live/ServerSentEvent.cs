using System.Globalization;
using System.Text;

namespace EventBooking.Api.Features.Live;

/// <summary>What goes over a stream, as bytes (WHATWG HTML, section 9.2.5).</summary>
internal static class ServerSentEvent
{
    public const string MediaType = "text/event-stream";

    /// <summary>The header in which a client that reconnects says what it saw last.</summary>
    public const string LastEventId = "Last-Event-ID";

    private const int MinRetry = 2_000;
    private const int MaxRetry = 5_000;

    /// <summary>A comment: it keeps the connection, and clients ignore it.</summary>
    public static readonly byte[] Heartbeat = ":\n\n"u8.ToArray();

    public static byte[] Event(string name, string id, ReadOnlySpan<byte> json) =>
        [.. Encoding.UTF8.GetBytes($"event: {name}\nid: {id}\ndata: "), .. json, .. "\n\n"u8];

    /// <summary>A new id without an event: clients keep it and call nobody.</summary>
    public static byte[] Id(string id) => Encoding.UTF8.GetBytes($"id: {id}\n\n");

    /// <summary>When to reconnect. Random, so that the clients of an instance that ends do not all come to the next one at once.</summary>
    public static byte[] Retry() => Retry(Random.Shared.Next(MinRetry, MaxRetry));

    public static byte[] Retry(int milliseconds) =>
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"retry: {milliseconds}\n\n"));
}
