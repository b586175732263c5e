namespace EventBooking.Infrastructure.Listing;

/// <summary>The place of an event in the list of events.</summary>
/// <param name="EventDate">Its date.</param>
/// <param name="Id">Its id.</param>
public readonly record struct EventPosition(DateOnly EventDate, Guid Id);
