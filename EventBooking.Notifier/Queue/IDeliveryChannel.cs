using EventBooking.Infrastructure.Deliveries;

namespace EventBooking.Notifier.Queue;

/// <summary>
/// One way to reach recipients. A folder that sends registers its own; the queue runs a loop for each that is registered. A singleton,
/// called for several deliveries at a time.
/// </summary>
internal interface IDeliveryChannel
{
    Channel Channel { get; }

    /// <summary>Most deliveries at a time. More would wait inside, while their time runs.</summary>
    int Concurrency => int.MaxValue;

    /// <summary>How long a delivery must have been due before it is claimed.</summary>
    TimeSpan ClaimAfter => TimeSpan.Zero;

    /// <summary>Loads what deliveries are about, all with as few queries as it can, and decides what to do with each.</summary>
    /// <returns>One for each delivery, in the same order.</returns>
    Task<IReadOnlyList<Outgoing>> LoadAsync(IReadOnlyList<ClaimedDelivery> claimed, CancellationToken cancellationToken);
}
