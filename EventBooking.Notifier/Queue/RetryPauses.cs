namespace EventBooking.Notifier.Queue;

/// <summary>When a delivery that its server could not take is tried again.</summary>
internal static class RetryPauses
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>
    /// The time of the next try: after half as long again as it has been waiting, but 5 s to an hour, give or take a fifth. So what
    /// waits for a server that was away for long is sent within half that time of its return, and a last try comes when the time is over.
    /// </summary>
    /// <param name="chance">0 to 1, at random: tries that failed together part ways.</param>
    /// <returns>Null where the time is over.</returns>
    public static DateTimeOffset? Next(DateTimeOffset queuedAt, TimeSpan giveUpAfter, DateTimeOffset now, double chance)
    {
        var end = queuedAt + giveUpAfter;
        if (now >= end)
        {
            return null;
        }

        var pause = TimeSpan.FromTicks(Math.Clamp(((now - queuedAt) / 2).Ticks, Shortest.Ticks, Longest.Ticks)) * (0.8 + (0.4 * chance));
        return now + pause < end ? now + pause : end;
    }
}
