using EventBooking.Infrastructure.Messaging;
using RabbitMQ.Client;

namespace EventBooking.Infrastructure.Outbox.Relaying;

/// <summary>
/// The relay's connection to the broker. It is made when it is first needed, with the queues and bindings that messages need there, and
/// made anew after every failure: nothing of a broken one is trusted, and what was lost is declared again. While it cannot be made, no
/// row need be claimed. For one caller at a time.
/// </summary>
internal sealed class BrokerLink(Broker broker) : IAsyncDisposable
{
    private IConnection? _connection;
    private IChannel? _channel;

    public BrokerNames Names => broker.Names;

    /// <summary>A channel that confirms what is published.</summary>
    public async Task<IChannel> OpenAsync(CancellationToken limit)
    {
        if (_channel is { IsOpen: true } open)
        {
            return open;
        }

        await CloseAsync();
        _connection = await broker.ConnectAsync("EventBooking relay", limit);
        var options = new CreateChannelOptions(
            publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true,
            outstandingPublisherConfirmationsRateLimiter: null);
        var channel = await _connection.CreateChannelAsync(options, limit);
        await BrokerTopology.DeclareAsync(channel, broker.Names, limit);
        return _channel = channel;
    }

    /// <summary>Leaves it for good: the next one is made anew.</summary>
    public async Task CloseAsync()
    {
        var connection = _connection;
        (_connection, _channel) = (null, null);
        if (connection is not null)
        {
            try
            {
                // A broker that says nothing must not keep the relay.
                await connection.AbortAsync(Constants.ReplySuccess, "the relay begins anew", TimeSpan.FromSeconds(1));
                await connection.DisposeAsync();
            }
            catch (Exception exception) when (
                exception is IOException or RabbitMQ.Client.Exceptions.RabbitMQClientException or OperationCanceledException)
            {
                // It is broken, which is why it is left.
            }
        }
    }

    public async ValueTask DisposeAsync() => await CloseAsync();
}
