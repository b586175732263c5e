namespace EventBooking.Notifier.Mail;

/// <summary>How the connection to the mail server is protected.</summary>
internal enum MailSecurity
{
    /// <summary>TLS where the server offers it: from the first byte on port 465, else by STARTTLS.</summary>
    Auto,

    /// <summary>Not at all. For a server on the same machine or in the same private network.</summary>
    None,

    /// <summary>STARTTLS (RFC 3207); nothing is sent to a server that does not offer it.</summary>
    StartTls,

    /// <summary>TLS from the first byte (RFC 8314).</summary>
    Tls,
}
