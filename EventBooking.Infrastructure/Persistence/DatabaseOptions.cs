using System.ComponentModel.DataAnnotations;

namespace EventBooking.Infrastructure.Persistence;

/// <summary>How to use the database. Where it is, <c>ConnectionStrings:bookingdb</c> says.</summary>
public sealed class DatabaseOptions
{
    /// <summary>The section of the configuration that they are read from.</summary>
    public const string SectionName = "Database";

    /// <summary>What <see cref="MaxConnections"/> is unless a service says otherwise.</summary>
    public const int DefaultMaxConnections = 20;

    /// <summary>
    /// What it is in the notifier: with it, two APIs and two notifiers, and one more of each during a release, leave room in PostgreSQL's
    /// default of 100.
    /// </summary>
    public const int NotifierMaxConnections = 10;

    /// <summary>Most connections of this service, where the connection string does not say.</summary>
    [Range(2, 1000)]
    public int MaxConnections { get; set; } = DefaultMaxConnections;

    /// <summary>How many of them are not in the pool that all share: those that bookings and lists have for themselves.</summary>
    internal int Reserved { get; set; }

    /// <summary>How long one change of seats may take, waiting for its turn included.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan AnswerWithin { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a request waits for a database that went away to come back.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:05:00")]
    public TimeSpan ReconnectWithin { get; set; } = TimeSpan.FromSeconds(5);
}
