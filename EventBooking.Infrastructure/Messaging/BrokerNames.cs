namespace EventBooking.Infrastructure.Messaging;

/// <summary>What queues and exchanges are called.</summary>
public sealed class BrokerNames(string prefix)
{
    /// <summary>The queue that notifiers take messages from; also the exchange in front of it.</summary>
    public string Queue => $"{prefix}notifier";

    /// <summary>The queue of messages that no notifier could take, each with its fault; also the exchange in front of it.</summary>
    public string Errors => $"{Queue}_error";

    /// <summary>Begins each name; mostly empty.</summary>
    public string Prefix => prefix;

    /// <summary>The exchange that a contract is published to.</summary>
    public string ExchangeOf(Type contract)
    {
        ArgumentNullException.ThrowIfNull(contract);
        return $"{prefix}{contract.Namespace}:{contract.Name}";
    }
}
