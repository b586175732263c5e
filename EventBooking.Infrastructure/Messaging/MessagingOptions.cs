using System.ComponentModel.DataAnnotations;

namespace EventBooking.Infrastructure.Messaging;

/// <summary>How this system shares a broker with others.</summary>
public sealed class MessagingOptions
{
    /// <summary>The section of the configuration that they are read from.</summary>
    public const string SectionName = "Messaging";

    /// <summary>
    /// Begins the name of every queue and exchange, so that systems can share a virtual host. All services need the same.
    /// </summary>
    [RegularExpression("^[A-Za-z0-9._-]{0,64}$", ErrorMessage = "Messaging:Prefix may have up to 64 letters, digits, dots, "
        + "hyphens and underscores.")]
    public string Prefix { get; set; } = "";
}
