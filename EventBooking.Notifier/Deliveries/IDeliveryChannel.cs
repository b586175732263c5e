using EventBooking.Infrastructure.Deliveries;

namespace EventBooking.Notifier.Deliveries;

/// <summary>Sends notices to people in one way. A singleton; called for several notices at a time.</summary>
internal interface IDeliveryChannel
{
    /// <summary>Which way.</summary>
    Channel Channel { get; }

    /// <summary>Most notices at a time. More would wait inside, while their time runs.</summary>
    int Concurrency => int.MaxValue;

    /// <summary>
    /// Sends one notice, and returns as soon as the server has answered. What servers and networks do comes back as a result; an
    /// exception is a bug, and counts as temporary with the code <c>internal_error</c>.
    /// </summary>
    /// <param name="notice">What to say, and to whom.</param>
    /// <param name="cancellationToken">
    /// Cancelled when the time for one notice is over or the service cannot wait longer. Where the server may have taken it
    /// already, it is better to finish: a cancelled notice is sent again.
    /// </param>
    Task<SendResult> SendAsync(Notice notice, CancellationToken cancellationToken);
}
