namespace EventBooking.Infrastructure.Availability;

/// <summary>How old, since PostgreSQL said it, what is in memory may be. Real time, whatever clock the rules are given.</summary>
public static class AvailabilityLimits
{
    /// <summary>Readers are not shown older counts while PostgreSQL answers.</summary>
    public static readonly TimeSpan Reads = TimeSpan.FromSeconds(2);

    /// <summary>Nobody is refused a seat on older knowledge, so that a freed seat can be booked everywhere after this time.</summary>
    public static readonly TimeSpan Refusals = TimeSpan.FromSeconds(1);

    /// <summary>
    /// From this age on, the next reader has it confirmed in the background. Random, so that instances ask at different times.
    /// </summary>
    internal static TimeSpan Renewal => TimeSpan.FromMilliseconds(Random.Shared.Next(400, 600));

    /// <summary>An instance takes what PostgreSQL answered to another one if it is not older than this.</summary>
    internal static readonly TimeSpan Sharing = TimeSpan.FromMilliseconds(250);
}
