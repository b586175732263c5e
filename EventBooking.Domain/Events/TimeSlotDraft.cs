namespace EventBooking.Domain.Events;

/// <summary>A slot as someone wants to publish it: nothing of it is checked yet.</summary>
/// <param name="StartTime">Local time at which it begins, in whole seconds.</param>
/// <param name="EndTime">Local time at which it ends, after <paramref name="StartTime"/>; 00:00:00 is the midnight after.</param>
/// <param name="MaxCapacity">Seats, 1 to <see cref="Limits.Capacity"/>.</param>
/// <param name="Date">Local date on which it begins; the event's where absent.</param>
public sealed record TimeSlotDraft(TimeOnly? StartTime, TimeOnly? EndTime, int? MaxCapacity, DateOnly? Date);
