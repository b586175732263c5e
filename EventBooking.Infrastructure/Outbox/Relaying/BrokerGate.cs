using EventBooking.Infrastructure.Messaging;

namespace EventBooking.Infrastructure.Outbox.Relaying;

/// <summary>
/// Knows whether the broker answers and has queues and bindings. While it does not, no row need be claimed for it; where one was lost,
/// it is declared again.
/// </summary>
/// <param name="broker">The broker.</param>
internal sealed class BrokerGate(Broker broker)
{
    private bool _isOpen;

    /// <summary>Returns at once where it was open last; else when the broker has all that it needs.</summary>
    /// <exception cref="Exception">It does not answer, or refuses.</exception>
    public async Task EnterAsync(CancellationToken limit)
    {
        if (_isOpen)
        {
            return;
        }

        await using var connection = await broker.ConnectAsync("EventBooking relay", limit);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: limit);
        await BrokerTopology.DeclareAsync(channel, broker.Names, limit);
        _isOpen = true;
    }

    /// <summary>Something could not be published.</summary>
    public void Close() => _isOpen = false;
}
