using System.ComponentModel.DataAnnotations;

namespace EventBooking.MigrationService;

/// <summary>
/// The database roles that API and notifier log in with. That of the migrations, which owns everything, is the user of
/// <c>ConnectionStrings:bookingdb</c>.
/// </summary>
internal sealed class RoleOptions
{
    /// <summary>The section of the configuration that they are read from.</summary>
    public const string SectionName = "Roles";

    private const string Name = "^[a-z_][a-z0-9_]{0,62}$";

    /// <summary>The API's role: up to 63 small letters, digits and underscores.</summary>
    [RegularExpression(Name, ErrorMessage = "Roles:Api may have up to 63 small letters, digits and underscores.")]
    public string Api { get; set; } = "eventbooking_api";

    /// <summary>What <c>bootstrap</c> sets its password to; empty leaves it as it is.</summary>
    public string ApiPassword { get; set; } = "";

    /// <summary>The notifier's role, in the same letters.</summary>
    [RegularExpression(Name, ErrorMessage = "Roles:Notifier may have up to 63 small letters, digits and underscores.")]
    public string Notifier { get; set; } = "eventbooking_notifier";

    /// <summary>What <c>bootstrap</c> sets its password to; empty leaves it as it is.</summary>
    public string NotifierPassword { get; set; } = "";
}
