using System.Security.Cryptography.X509Certificates;

namespace EventBooking.LocalServers;

/// <summary>How the mail catcher behaves; unless told otherwise it takes every mail.</summary>
public sealed record MailCatcherOptions
{
    /// <summary>The port of its web page on 127.0.0.1 and no other; null lets <see cref="LocalServerOptions.ChoosePort"/> say.</summary>
    public int? PagePort { get; init; }

    /// <summary>The largest mail it takes, in bytes.</summary>
    public long MaxSize { get; init; } = 25 * 1024 * 1024;

    /// <summary>How many mails it keeps; beyond them the oldest are deleted, some at a time.</summary>
    public int MaxMails { get; init; } = 100_000;

    /// <summary>How long it waits for the next line of a client before it hangs up (RFC 5321, section 4.5.3.2).</summary>
    public TimeSpan IdleLimit { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Null offers no AUTH.</summary>
    public MailLogin? Login { get; init; }

    /// <summary>Whether and how TLS is spoken; other than none it takes a <see cref="Certificate"/>.</summary>
    public MailSecurity Security { get; init; }

    /// <summary>The server's certificate with its private key.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>What it refuses at first; <see cref="LocalMailCatcher.Policy"/> changes it while it runs.</summary>
    public MailPolicy? Policy { get; init; }

    /// <summary>Says when a mail arrived.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
