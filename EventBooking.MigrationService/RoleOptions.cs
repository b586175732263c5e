using System.ComponentModel.DataAnnotations;

namespace EventBooking.MigrationService;

/// <summary>
/// What API and notifier log in with: roles in PostgreSQL and users in RabbitMQ, of the same names. The migrations' role, which owns the
/// database, is the user of <c>ConnectionStrings:bookingdb</c>. <c>bootstrap</c> sets the passwords; empty leaves one as it is.
/// </summary>
internal sealed class RoleOptions
{
    private const string Name = "^[a-z_][a-z0-9_]{0,62}$";

    [RegularExpression(Name, ErrorMessage = "Roles:Api may have up to 63 small letters, digits and underscores.")]
    public string Api { get; set; } = ServiceUsers.Api;

    public string ApiPassword { get; set; } = "";

    [RegularExpression(Name, ErrorMessage = "Roles:Notifier may have up to 63 small letters, digits and underscores.")]
    public string Notifier { get; set; } = ServiceUsers.Notifier;

    public string NotifierPassword { get; set; } = "";

    /// <summary>RabbitMQ's, the one in which they have rights.</summary>
    public string VirtualHost { get; set; } = "/";

    public IReadOnlyList<(string Name, string Password)> Services => [(Api, ApiPassword), (Notifier, NotifierPassword)];
}
