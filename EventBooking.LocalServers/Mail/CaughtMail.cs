using MimeKit;

namespace EventBooking.LocalServers;

/// <summary>A mail that the catcher has: what the list shows of it. The mail itself lies in its file.</summary>
public sealed class CaughtMail
{
    // Of a mail of an earlier run only the name is known until somebody asks.
    private readonly Lazy<MailDetails> _details;

    internal CaughtMail(DateTimeOffset receivedAt, string path, MailDetails? details)
    {
        ReceivedAt = receivedAt;
        FilePath = path;
        _details = details is null ? new Lazy<MailDetails>(() => MailDetails.Read(path)) : new Lazy<MailDetails>(details);
    }

    /// <summary>Its name; names sort by arrival.</summary>
    public string Id => MailId.Of(ReceivedAt);

    /// <summary>When it was there as a whole; no two mails have the same moment.</summary>
    public DateTimeOffset ReceivedAt { get; }

    /// <summary>Where it lies, as it came, after the lines Return-Path, Delivered-To and Received.</summary>
    public string FilePath { get; }

    /// <summary>The address in MAIL FROM; empty for the null sender.</summary>
    public string Sender => _details.Value.Sender;

    /// <summary>The addresses in RCPT TO.</summary>
    public IReadOnlyList<string> Recipients => _details.Value.Recipients;

    /// <summary>Decoded; empty where there is none.</summary>
    public string Subject => _details.Value.Subject;

    /// <summary>Without angle brackets; empty where there is none.</summary>
    public string MessageId => _details.Value.MessageId;

    /// <summary>Of its file, in bytes.</summary>
    public long Size => _details.Value.Size;

    /// <summary>Reads and parses the whole mail.</summary>
    /// <exception cref="FileNotFoundException">It was deleted.</exception>
    public Task<MimeMessage> LoadAsync(CancellationToken cancellationToken = default) => MimeMessage.LoadAsync(FilePath, cancellationToken);
}
