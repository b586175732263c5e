using System.ComponentModel.DataAnnotations;

namespace EventBooking.Infrastructure.Availability;

/// <summary>What is kept in memory of events: <see cref="EventCache"/>.</summary>
public sealed class AvailabilityOptions
{
    /// <summary>The section of the configuration that they are read from.</summary>
    public const string SectionName = "Availability";

    /// <summary>Most memory for events, in megabytes, estimated by their texts and slots. The least recently used leave.</summary>
    [Range(1, 16_384)]
    public int MemoryMegabytes { get; set; } = 128;
}
