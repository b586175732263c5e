namespace EventBooking.Testing.Mail;

/// <summary>A mail that came as a whole.</summary>
/// <param name="Sender">The address in MAIL.</param>
/// <param name="Recipients">The addresses in RCPT.</param>
/// <param name="Content">Its bytes, without the dots that were put before lines.</param>
public sealed record ReceivedMail(string Sender, IReadOnlyList<string> Recipients, byte[] Content)
{
    /// <summary>When its last line was there.</summary>
    public DateTimeOffset ReceivedAt { get; } = TimeProvider.System.GetUtcNow();

    /// <summary>Whether it came through TLS.</summary>
    public bool IsSecure { get; init; }

    /// <summary>Who logged in to send it; null for nobody.</summary>
    public string? User { get; init; }
}
