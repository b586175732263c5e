using EventBooking.Bench.Subjects;

namespace EventBooking.Bench.Soak;

/// <summary>What visitors of a soak book.</summary>
/// <param name="Roomy">Slots with room for all.</param>
/// <param name="Full">A slot without room.</param>
internal sealed record SoakWorld(PublishedSlots Roomy, PublishedSlots Full)
{
    public static async Task<SoakWorld> PublishAsync(WebSubject api, CancellationToken cancellationToken)
    {
        var publisher = new Publisher(api);
        var roomy = await publisher.PublishAsync(Plan.EventCount, Plan.SlotsPerEvent, Plan.Roomy, cancellationToken);
        var full = await publisher.PublishAsync(events: 1, slots: 1, capacity: 1, cancellationToken);
        var (status, _) = await publisher.BookAsync(full.Slots[0], cancellationToken);
        return status == 201 ? new SoakWorld(roomy, full) : throw new BenchException($"The last seat could not be booked ({status}).");
    }
}
