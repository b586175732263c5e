namespace EventBooking.Notifier.Mail;

/// <summary>
/// How the connection to the mail server is protected. None of them takes TLS just where it is offered: a program that stands between can
/// take the offer away.
/// </summary>
internal enum MailSecurity
{
    /// <summary>STARTTLS (RFC 3207); nothing is sent to a server that does not offer it.</summary>
    StartTls,

    /// <summary>TLS from the first byte (RFC 8314).</summary>
    Tls,

    /// <summary>Not at all. For a server on the same machine or in the same private network.</summary>
    None,
}
