namespace EventBooking.Domain.Events;

/// <summary>No such event.</summary>
public sealed record EventNotFound() : Failure(Failures.EventNotFound, "There is no event with this id.");

/// <summary>No such time slot.</summary>
public sealed record TimeSlotNotFound() : Failure(Failures.TimeSlotNotFound, "There is no time slot with this id.");
