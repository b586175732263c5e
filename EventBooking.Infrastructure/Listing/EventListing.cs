using EventBooking.Domain.Events;
using NpgsqlTypes;

namespace EventBooking.Infrastructure.Listing;

/// <summary>
/// What an event is found by, in further columns of its row. They follow from the event and its slots: write them with each change of
/// those, without the grams. <see cref="ListingFiller"/> fills in what is null, all of them where a version before wrote the row.
/// </summary>
public sealed class EventListing
{
    private EventListing()
    {
    }

    /// <summary>The event.</summary>
    public Guid EventId { get; private init; }

    /// <summary>From the first to the last of the event's date and its slots' dates; not each day between them need have a slot.</summary>
    public NpgsqlRange<DateOnly> Days { get; private init; }

    /// <summary>Name, description and location, without case.</summary>
    public string SearchText { get; private init; } = "";

    /// <summary>The grams of <see cref="SearchText"/>, each once; null until they are filled in, soon after.</summary>
    public short[]? SearchGrams { get; private init; }

    /// <summary>Makes it for an event that is loaded with its slots.</summary>
    /// <param name="owner">The event.</param>
    public static EventListing Of(Event owner)
    {
        var dates = owner.TimeSlots.Select(slot => slot.Date).Append(owner.EventDate).ToList();
        return new EventListing
        {
            EventId = owner.Id,
            Days = DaysOf(dates.Min(), dates.Max()),
            SearchText = Listing.SearchText.Of(owner.Name, owner.Description, owner.Location),
        };
    }

    // As PostgreSQL keeps it: the day after the last is the first that is not in it.
    internal static NpgsqlRange<DateOnly> DaysOf(DateOnly first, DateOnly last) =>
        new(first, lowerBoundIsInclusive: true, last.AddDays(1), upperBoundIsInclusive: false);
}
