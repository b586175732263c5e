namespace EventBooking.Infrastructure.Listing;

/// <summary>The place of an event in the list of events.</summary>
public readonly record struct EventPosition(DateOnly EventDate, Guid Id);
