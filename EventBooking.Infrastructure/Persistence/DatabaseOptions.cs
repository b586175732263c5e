using System.ComponentModel.DataAnnotations;

namespace EventBooking.Infrastructure.Persistence;

/// <summary>How to use the database. Where it is, <c>ConnectionStrings:bookingdb</c> says.</summary>
public sealed class DatabaseOptions
{
    /// <summary>The section of the configuration that they are read from.</summary>
    public const string SectionName = "Database";

    /// <summary>Most connections of this service, where the connection string does not say.</summary>
    [Range(2, 1000)]
    public int MaxConnections { get; set; } = 20;

    /// <summary>How long one change of seats may take, waiting for its turn included.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan AnswerWithin { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a request waits for a database that went away to come back.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:05:00")]
    public TimeSpan ReconnectWithin { get; set; } = TimeSpan.FromSeconds(5);
}
