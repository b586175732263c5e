namespace EventBooking.LocalServers;

/// <summary>How connections to the mail catcher are protected.</summary>
public enum MailSecurity
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>STARTTLS is offered, not required (RFC 3207).</summary>
    StartTls,

    /// <summary>TLS from the first byte (RFC 8314).</summary>
    Tls,
}
