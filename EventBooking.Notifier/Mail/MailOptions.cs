using System.ComponentModel.DataAnnotations;

namespace EventBooking.Notifier.Mail;

/// <summary>The mail server, and who writes.</summary>
internal sealed class MailOptions
{
    /// <summary>The section of the configuration that they are read from.</summary>
    public const string SectionName = "Mail";

    /// <summary>Name or address of the SMTP server; no e-mail is sent where it is absent.</summary>
    public string Host { get; set; } = "";

    /// <summary>
    /// Its port; where absent 465 with <see cref="MailSecurity.Tls"/>, 25 with <see cref="MailSecurity.None"/>, else 587.
    /// </summary>
    [Range(1, 65535, ErrorMessage = "Mail:Port must be 1 to 65535.")]
    public int? Port { get; set; }

    /// <summary>How the connection is protected.</summary>
    [EnumDataType(typeof(MailSecurity), ErrorMessage = "Mail:Security must be StartTls, Tls or None.")]
    public MailSecurity Security { get; set; } = MailSecurity.StartTls;

    /// <summary>User to authenticate as; nobody where absent.</summary>
    public string? UserName { get; set; }

    /// <summary>That user's password.</summary>
    public string Password { get; set; } = "";

    /// <summary>Address that mails come from. Also the organizer of their calendar entries, so it is to stay the same.</summary>
    public string From { get; set; } = "";

    /// <summary>Name beside <see cref="From"/>.</summary>
    public string FromName { get; set; } = "EventBooking";

    /// <summary>Address that answers go to; <see cref="From"/> where absent.</summary>
    public string? ReplyTo { get; set; }

    /// <summary>Most connections, and so mails, at a time.</summary>
    [Range(1, 100, ErrorMessage = "Mail:Connections must be 1 to 100.")]
    public int Connections { get; set; } = 4;

    /// <summary>How long sending one mail may take, connecting included. Shorter than the lease of a delivery.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00", ErrorMessage = "Mail:Timeout must be 00:00:01 to 00:01:00.")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(20);

    public int EffectivePort => Port ?? Security switch
    {
        MailSecurity.Tls => 465,
        MailSecurity.None => 25,
        _ => 587,
    };
}
