using System.ComponentModel.DataAnnotations;
using EventBooking.ServiceDefaults;

namespace EventBooking.MigrationService;

/// <summary>
/// What API and notifier log in with: roles in PostgreSQL and users in RabbitMQ, of the same names. The migrations' role, which owns the
/// database, is the user of <c>ConnectionStrings:bookingdb</c>.
/// </summary>
internal sealed class RoleOptions
{
    /// <summary>The section of the configuration that they are read from.</summary>
    public const string SectionName = "Roles";

    private const string Name = "^[a-z_][a-z0-9_]{0,62}$";

    /// <summary>The API's: up to 63 small letters, digits and underscores.</summary>
    [RegularExpression(Name, ErrorMessage = "Roles:Api may have up to 63 small letters, digits and underscores.")]
    public string Api { get; set; } = ServiceUsers.Api;

    /// <summary>What <c>bootstrap</c> sets its password to; empty leaves it as it is.</summary>
    public string ApiPassword { get; set; } = "";

    /// <summary>The notifier's, in the same letters.</summary>
    [RegularExpression(Name, ErrorMessage = "Roles:Notifier may have up to 63 small letters, digits and underscores.")]
    public string Notifier { get; set; } = ServiceUsers.Notifier;

    /// <summary>What <c>bootstrap</c> sets its password to; empty leaves it as it is.</summary>
    public string NotifierPassword { get; set; } = "";

    /// <summary>Where in RabbitMQ they may do something.</summary>
    public string VirtualHost { get; set; } = "/";
}
