using System.Security.Cryptography.X509Certificates;

namespace EventBooking.Testing.Mail;

/// <summary>How a <see cref="MailServer"/> behaves; by default it takes every mail, knows no TLS and has no users.</summary>
public sealed record MailServerOptions
{
    /// <summary>Its port on 127.0.0.1; 0 for any.</summary>
    public int Port { get; init; }

    /// <summary>Its certificate with the private key; null for no TLS.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>Whether a connection begins with TLS; else a client asks for it with STARTTLS.</summary>
    public bool IsTlsFromTheStart { get; init; }

    /// <summary>The one user; null for none.</summary>
    public (string Name, string Password)? User { get; init; }

    /// <summary>Whether mails are taken only from the user.</summary>
    public bool IsLoginRequired { get; init; }

    /// <summary>What is kept of a mail: null for nothing.</summary>
    public Func<ReceivedMail, ReceivedMail?> Keep { get; init; } = mail => mail;
}
