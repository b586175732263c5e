using NpgsqlTypes;

namespace EventBooking.Infrastructure.Listing;

/// <summary>
/// What an event is found by, in further columns of its row that reading the event does not read. They follow from the event and its
/// slots, and <see cref="ListingFiller"/> alone fills them in, all at once. Code that changes an event's texts, date or slots sets all of
/// them to null, in the same statement: with null an event is found by what its row says.
/// </summary>
internal sealed class EventListing
{
    private EventListing()
    {
    }

    public Guid EventId { get; private init; }

    /// <summary>From the first to the last of the event's date and its slots' dates; not each day between them need have a slot.</summary>
    public NpgsqlRange<DateOnly>? Days { get; private init; }

    /// <summary>Name, description and location, without case.</summary>
    public string? SearchText { get; private init; }

    /// <summary>The grams of <see cref="SearchText"/>, each once.</summary>
    public short[]? SearchGrams { get; private init; }
}
