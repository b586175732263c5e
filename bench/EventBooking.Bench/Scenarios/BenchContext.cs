using EventBooking.Bench.Subjects;

namespace EventBooking.Bench.Scenarios;

/// <summary>What a scenario measures with.</summary>
internal sealed record BenchContext(
    Plan Plan, BenchServers Servers, WebSubject Api, WebSubject Reference, Results Results, CancellationToken CancellationToken)
{
    /// <summary>Ten events with ten slots each.</summary>
    public Task<PublishedSlots> PublishManyAsync(WebSubject subject) =>
        new Publisher(subject).PublishAsync(Plan.EventCount, Plan.SlotsPerEvent, Plan.Roomy, CancellationToken);

    /// <summary>One event with one slot.</summary>
    public Task<PublishedSlots> PublishHotAsync(WebSubject subject) =>
        new Publisher(subject).PublishAsync(events: 1, slots: 1, Plan.Roomy, CancellationToken);
}
