using EventBooking.Infrastructure.Messaging;
using RabbitMQ.Client;

namespace EventBooking.Notifier.Errors;

/// <summary>
/// The error queue. It takes messages as they lie there now, settles those that are meant, and gives back the others when it is closed,
/// also when the process dies. A message leaves it only after it was put into the other queue for certain.
/// </summary>
internal sealed class ErrorQueue : IAsyncDisposable
{
    private readonly IConnection _connection;
    private readonly IChannel _channel;
    private readonly BrokerNames _names;

    private ErrorQueue(IConnection connection, IChannel channel, BrokerNames names) =>
        (_connection, _channel, _names) = (connection, channel, names);

    public static async Task<ErrorQueue> OpenAsync(Broker broker, CancellationToken cancellationToken)
    {
        var connection = await broker.ConnectAsync("EventBooking errors", cancellationToken);
        var options = new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true);
        var channel = await connection.CreateChannelAsync(options, cancellationToken);
        await BrokerTopology.DeclareAsync(channel, broker.Names, cancellationToken);
        return new ErrorQueue(connection, channel, broker.Names);
    }

    /// <summary>Shows every message and takes none away.</summary>
    public async Task<bool> ListAsync(TextWriter output)
    {
        var count = 0;
        await foreach (var message in TakeAsync())
        {
            count++;
            await output.WriteLineAsync(message.Describe());
        }

        await output.WriteLineAsync($"{count} in the error queue");
        return true;
    }

    /// <summary>Puts messages back into the notifiers' queue.</summary>
    /// <param name="id">Which; null for all.</param>
    /// <returns>Whether there was what was asked for.</returns>
    public Task<bool> ReplayAsync(string? id, TextWriter output) => SettleAsync(id, "replayed", output, async message =>
        await _channel.BasicPublishAsync(_names.Queue, routingKey: "", mandatory: true, message.Restore(), message.Body));

    /// <param name="id">Which; null for all.</param>
    /// <returns>Whether there was what was asked for.</returns>
    public Task<bool> DiscardAsync(string? id, TextWriter output) => SettleAsync(id, "discarded", output, _ => Task.CompletedTask);

    /// <summary>What was not settled is back in the queue with the end of the connection.</summary>
    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private async Task<bool> SettleAsync(string? id, string done, TextWriter output, Func<ErrorMessage, Task> first)
    {
        var count = 0;
        await foreach (var message in TakeAsync())
        {
            if (id is null || message.HasId(id))
            {
                await first(message);
                await _channel.BasicAckAsync(message.DeliveryTag, multiple: false);
                count++;
            }
        }

        await output.WriteLineAsync(count == 0 && id is not null ? $"No message {id} in the error queue" : $"{count} {done}");
        return count > 0 || id is null;
    }

    // No more than there were: one that fails once more comes back at once.
    private async IAsyncEnumerable<ErrorMessage> TakeAsync()
    {
        for (var left = await _channel.MessageCountAsync(_names.Errors);
            left > 0 && await _channel.BasicGetAsync(_names.Errors, autoAck: false) is { } got;
            left--)
        {
            yield return new ErrorMessage(got);
        }
    }
}
