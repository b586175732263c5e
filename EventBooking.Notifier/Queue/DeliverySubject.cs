namespace EventBooking.Notifier.Queue;

/// <summary>A kind of thing that deliveries are about.</summary>
/// <param name="Type">As <see cref="Infrastructure.Deliveries.Delivery.SubjectType"/> names it.</param>
/// <param name="MayChange">
/// SQL: whether a subject <c>d.subject_id</c> may still change at or after <c>$3</c>. Its settled deliveries are kept then, as what is
/// sent next depends on what was sent before.
/// </param>
internal sealed record DeliverySubject(string Type, string MayChange);
