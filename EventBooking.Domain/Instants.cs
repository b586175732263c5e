namespace EventBooking.Domain;

/// <summary>Instants as the database keeps them.</summary>
public static class Instants
{
    /// <summary>
    /// The same instant in UTC, cut to whole microseconds: what PostgreSQL keeps, so that what is answered at once and what is
    /// read later are equal.
    /// </summary>
    public static DateTimeOffset ToMicroseconds(this DateTimeOffset instant) =>
        new(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);

    /// <summary>The current time in whole microseconds.</summary>
    public static DateTimeOffset Now(this TimeProvider time) => time.GetUtcNow().ToMicroseconds();
}
