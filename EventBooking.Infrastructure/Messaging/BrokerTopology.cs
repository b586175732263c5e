using EventBooking.Infrastructure.Outbox;
using RabbitMQ.Client;

namespace EventBooking.Infrastructure.Messaging;

/// <summary>
/// Queues, exchanges and bindings, as MassTransit declares them for a notifier; the relay declares them too, so that nothing is
/// unroutable before the first notifier starts. Declaring what is there already does nothing.
/// </summary>
/// <remarks>
/// An exchange for each contract, bound to the exchange of the queue, bound to the queue. What comes back too often, such as a message
/// that ends the process that takes it, goes to the error queue as well.
/// </remarks>
public static class BrokerTopology
{
    // RabbitMQ 4 drops a message after 20 deliveries where no limit is given, 3.10 never does: a notifier that is killed gives back all
    // that it had taken.
    private const int DeliveryLimit = 1_000;

    // To look at an error is to take it and give it back.
    private const int ErrorDeliveryLimit = 1_000_000;
    private const string QueueType = "x-queue-type";
    private const string Limit = "x-delivery-limit";
    private const string DeadLetterExchange = "x-dead-letter-exchange";

    /// <summary>How the queue of the notifiers is declared.</summary>
    public static IReadOnlyDictionary<string, object?> QueueArguments(BrokerNames names)
    {
        ArgumentNullException.ThrowIfNull(names);
        return new Dictionary<string, object?>(
            StringComparer.Ordinal)
        { [QueueType] = "quorum", [Limit] = DeliveryLimit, [DeadLetterExchange] = names.Errors };
    }

    /// <summary>How the error queue is declared.</summary>
    public static IReadOnlyDictionary<string, object?> ErrorArguments { get; } =
        new Dictionary<string, object?>(StringComparer.Ordinal) { [QueueType] = "quorum", [Limit] = ErrorDeliveryLimit };

    /// <summary>Declares all of it.</summary>
    public static async Task DeclareAsync(IChannel channel, BrokerNames names, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(channel);
        ArgumentNullException.ThrowIfNull(names);
        await DeclareAsync(channel, names.Errors, ErrorArguments, cancellationToken);
        await DeclareAsync(channel, names.Queue, QueueArguments(names), cancellationToken);
        foreach (var exchange in OutboxContracts.All.Select(names.ExchangeOf))
        {
            await channel.ExchangeDeclareAsync(
                exchange, ExchangeType.Fanout, durable: true, autoDelete: false, cancellationToken: cancellationToken);
            await channel.ExchangeBindAsync(names.Queue, exchange, routingKey: "", cancellationToken: cancellationToken);
        }
    }

    private static async Task DeclareAsync(
        IChannel channel, string name, IReadOnlyDictionary<string, object?> arguments, CancellationToken cancellationToken)
    {
        await channel.ExchangeDeclareAsync(
            name, ExchangeType.Fanout, durable: true, autoDelete: false, cancellationToken: cancellationToken);
        await channel.QueueDeclareAsync(
            name, durable: true, exclusive: false, autoDelete: false, new Dictionary<string, object?>(arguments, StringComparer.Ordinal),
            cancellationToken: cancellationToken);
        await channel.QueueBindAsync(name, name, routingKey: "", cancellationToken: cancellationToken);
    }
}
