using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using EventBooking.Infrastructure.Messaging;
using RabbitMQ.Client;

namespace EventBooking.IntegrationTests.Harness;

/// <summary>Takes messages from a queue of a broker, as they are on the wire.</summary>
internal sealed class BrokerQueue : IAsyncDisposable
{
    private readonly IConnection _connection;
    private readonly List<BrokerMessage> _taken = [];

    private BrokerQueue(IConnection connection, IChannel channel, BrokerNames names) =>
        (_connection, Channel, Names) = (connection, channel, names);

    public IChannel Channel { get; }

    public BrokerNames Names { get; }

    /// <summary>All that was taken so far, in order.</summary>
    public IReadOnlyList<BrokerMessage> Taken => _taken;

    /// <summary>Connects; what is not declared yet is declared.</summary>
    public static async Task<BrokerQueue> ConnectAsync(TestBroker place)
    {
        var broker = new Broker(new Uri(place.Address), new BrokerNames(place.Prefix));
        var connection = await broker.ConnectAsync("test", CancellationToken.None);
        var channel = await connection.CreateChannelAsync(
            new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true));
        await BrokerTopology.DeclareAsync(channel, broker.Names, CancellationToken.None);
        return new BrokerQueue(connection, channel, broker.Names);
    }

    /// <summary>Takes what there is, of the notifiers' queue.</summary>
    public async Task<int> TakeAllAsync()
    {
        var before = _taken.Count;
        while (await Channel.BasicGetAsync(Names.Queue, autoAck: true) is { } got)
        {
            _taken.Add(new BrokerMessage(got.BasicProperties, JsonNode.Parse(Encoding.UTF8.GetString(got.Body.Span))!));
        }

        return _taken.Count - before;
    }

    /// <summary>Takes messages until there are so many, and then what is left.</summary>
    public async Task<IReadOnlyList<BrokerMessage>> TakeAsync(int count, TimeSpan? deadline = null)
    {
        await Eventually.BeTrueAsync(
            async () =>
            {
                await TakeAllAsync();
                return _taken.Count >= count;
            },
            deadline);
        return _taken;
    }

    public async ValueTask DisposeAsync()
    {
        await Channel.DisposeAsync();
        await _connection.DisposeAsync();
    }
}

/// <summary>A message as it is on the wire.</summary>
internal sealed record BrokerMessage(IReadOnlyBasicProperties Properties, JsonNode Json)
{
    private static readonly JsonSerializerOptions AsWritten = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public Guid Id => Guid.Parse(Properties.MessageId!);

    /// <summary>Its contract, and an earlier one that it fulfils too.</summary>
    public IReadOnlyList<string> Types => [.. Json["messageType"]!.AsArray().Select(type => type!.GetValue<string>())];

    public string Type => Types[0];

    public string Content => Json["message"]!.ToJsonString(AsWritten);

    public string? Header(string name) =>
        Properties.Headers is { } headers
            && headers.TryGetValue(name, out var value)
            ? value is byte[] bytes
            ? Encoding.UTF8.GetString(bytes)
            : $"{value}"
            : null;
}
