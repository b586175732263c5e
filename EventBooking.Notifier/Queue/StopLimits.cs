namespace EventBooking.Notifier.Queue;

/// <summary>How long a service that stops waits for a delivery.</summary>
/// <param name="Sending">Cancelled when sending cannot be waited for any longer.</param>
/// <param name="Writing">Cancelled when the outcome cannot be written down any more.</param>
internal readonly record struct StopLimits(CancellationToken Sending, CancellationToken Writing);
