namespace EventBooking.Infrastructure.Listing;

/// <summary>A page of the list of events.</summary>
/// <param name="Events">The events with their slots, in order.</param>
/// <param name="Next">After which the next page begins; null where this is the last.</param>
public sealed record EventListPage(IReadOnlyList<Event> Events, EventPosition? Next);
