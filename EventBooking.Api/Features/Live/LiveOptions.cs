using System.ComponentModel.DataAnnotations;

namespace EventBooking.Api.Features.Live;

/// <summary>How live updates are sent.</summary>
internal sealed class LiveOptions
{
    /// <summary>The section of the configuration that they are read from.</summary>
    public const string SectionName = "Live";

    /// <summary>Most open streams of this instance; one more is refused.</summary>
    [Range(1, 1_000_000)]
    public int MaxStreams { get; set; } = 10_000;

    /// <summary>How long a stream may be silent. Shorter than the patience of any proxy on the way.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00")]
    public TimeSpan HeartbeatInterval { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a client may take to accept what is sent to it; then it is disconnected.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00")]
    public TimeSpan WriteWithin { get; set; } = TimeSpan.FromSeconds(10);
}
