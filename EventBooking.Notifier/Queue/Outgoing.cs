namespace EventBooking.Notifier.Queue;

/// <summary>What a channel decided about a delivery.</summary>
internal abstract record Outgoing
{
    /// <summary>It is to be sent.</summary>
    /// <param name="Attempt">
    /// Sends it, and returns as soon as the server has answered. What servers and networks do comes back as a result; an exception is a
    /// bug, and counts as temporary. Its token is cancelled when the time for one attempt is over or the service cannot wait longer.
    /// Where the server may have taken it already, it is better to finish: what is cancelled is sent again.
    /// </param>
    public sealed record Send(Func<CancellationToken, Task<SendResult>> Attempt) : Outgoing;

    /// <summary>There is no need to send it.</summary>
    public sealed record Skip(string Reason) : Outgoing;
}
