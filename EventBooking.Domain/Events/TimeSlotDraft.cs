namespace EventBooking.Domain.Events;

/// <summary>A slot as someone wants to publish it: nothing of it is checked yet.</summary>
/// <param name="StartTime">Local time at which it begins, in whole seconds.</param>
/// <param name="EndTime">Local time at which it ends, in whole seconds; 00:00:00 is the next midnight.</param>
/// <param name="MaxCapacity">Seats, 1 to <see cref="Limits.Capacity"/>.</param>
/// <param name="Date">Local date on which it begins; the event's where absent.</param>
/// <param name="EndDate">Local date on which it ends; where absent, the times say it.</param>
public sealed record TimeSlotDraft(
    TimeOnly? StartTime, TimeOnly? EndTime, int? MaxCapacity, DateOnly? Date = null, DateOnly? EndDate = null);
