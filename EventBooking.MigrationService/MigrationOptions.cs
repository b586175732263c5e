using System.ComponentModel.DataAnnotations;

namespace EventBooking.MigrationService;

/// <summary>How migrations run.</summary>
internal sealed class MigrationOptions
{
    /// <summary>The section of the configuration that they are read from.</summary>
    public const string SectionName = "Migrations";

    /// <summary>How long to wait for a database that is still starting.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan WaitForDatabase { get; set; } = TimeSpan.FromMinutes(2);
}
