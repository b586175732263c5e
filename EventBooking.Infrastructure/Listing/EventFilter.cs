using EventBooking.Domain.Events;

namespace EventBooking.Infrastructure.Listing;

/// <summary>Which events to list.</summary>
/// <param name="Limit">Most events of a page.</param>
/// <param name="After">Where the page begins; null for the first.</param>
/// <param name="From">Only events with a slot on this date or later.</param>
/// <param name="To">Only events with a slot on this date or earlier; with <paramref name="From"/>, on a day between the two.</param>
/// <param name="Text">Only events with this in name, description or location, without case; at least two characters.</param>
public sealed record EventFilter(int Limit, EventPosition? After, DateOnly? From, DateOnly? To, string? Text);

/// <summary>The place of an event in the list of events.</summary>
public readonly record struct EventPosition(DateOnly EventDate, Guid Id);

/// <summary>A page of the list of events.</summary>
/// <param name="Events">The events with their slots, in order.</param>
/// <param name="Next">After which the next page begins; null where this is the last.</param>
public sealed record EventListPage(IReadOnlyList<Event> Events, EventPosition? Next);
