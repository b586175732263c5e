using System.ComponentModel.DataAnnotations;

namespace EventBooking.Infrastructure.Seats;

/// <summary>How bookings ride together: <see cref="BookingLanes"/>.</summary>
public sealed class LaneOptions
{
    /// <summary>The section of the configuration that they are read from.</summary>
    public const string SectionName = "Booking";

    /// <summary>
    /// Transactions under way at once. A slot is always booked in the same one. One for every two processors, at most four:
    /// fewer lanes make larger batches, which cost less; more keep more processors of the database busy.
    /// </summary>
    [Range(1, 16)]
    public int Lanes { get; set; } = Math.Clamp(Environment.ProcessorCount / 2, 1, 4);

    /// <summary>Most bookings of one transaction.</summary>
    [Range(1, 2000)]
    public int BatchSize { get; set; } = 256;

    /// <summary>Most bookings of this instance that wait; one more is refused.</summary>
    [Range(1, 1_000_000)]
    public int QueueLength { get; set; } = 5000;

    /// <summary>How long a booking waits before it is sent; then it is refused.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:05:00")]
    public TimeSpan WaitWithin { get; set; } = TimeSpan.FromSeconds(5);
}
