using System.ComponentModel.DataAnnotations;

namespace EventBooking.MigrationService;

internal sealed class MigrationOptions
{
    /// <summary>How long to wait for a server that is still starting.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan WaitForDatabase { get; set; } = TimeSpan.FromMinutes(2);
}
