using System.ComponentModel.DataAnnotations;

namespace EventBooking.Infrastructure.Listing;

/// <summary>What lists of events may take from the database: whatever people search for, bookings and reads go on beside it.</summary>
public sealed class ListOptions
{
    /// <summary>The section of the configuration that they are read from.</summary>
    public const string SectionName = "Lists";

    /// <summary>Connections that lists have for themselves, and so how many are read at once. The others wait for their turn.</summary>
    [Range(1, 100)]
    public int Connections { get; set; } = 4;

    /// <summary>How long PostgreSQL may work on one statement of a list; then the caller gets 503 <c>overloaded</c>.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:05:00")]
    public TimeSpan StatementTimeout { get; set; } = TimeSpan.FromSeconds(2);
}
