namespace EventBooking.Infrastructure.Availability;

/// <summary>How long what was made of a snapshot goes on to hold: until there is a newer one, or the clock turns something in it.</summary>
/// <param name="Until">When the clock next changes what it says.</param>
public readonly record struct SnapshotSpan(EventSnapshot Snapshot, DateTimeOffset From, DateTimeOffset Until)
{
    /// <summary>Whether it holds for what is known, now.</summary>
    /// <param name="now">The time to decide for; before <see cref="From"/> where a clock was set back.</param>
    public bool Holds(EventSnapshot known, DateTimeOffset now) => Snapshot == known && now >= From && now < Until;
}
