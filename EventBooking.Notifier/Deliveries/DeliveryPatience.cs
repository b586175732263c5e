namespace EventBooking.Notifier.Deliveries;

/// <summary>How long a service that stops waits for a delivery.</summary>
/// <param name="Sending">Cancelled when sending cannot be waited for any longer.</param>
/// <param name="Writing">Cancelled later, when the outcome cannot be written any more.</param>
internal readonly record struct DeliveryPatience(CancellationToken Sending, CancellationToken Writing);
