namespace EventBooking.Notifier.Queue;

/// <summary>A delivery that this notifier has to itself until its lease is over.</summary>
internal sealed record ClaimedDelivery
{
    public required Guid Id { get; init; }

    public required string SubjectType { get; init; }

    public required Guid SubjectId { get; init; }

    /// <summary>What happened, as <see cref="Domain.Notifications.NotificationKinds"/> write it.</summary>
    public required string Kind { get; init; }

    public required int Sequence { get; init; }

    public required string Recipient { get; init; }

    /// <summary>The recipient's address, encrypted, where the subject has it no more.</summary>
    public byte[]? AddressSealed { get; init; }

    public string? TraceParent { get; init; }

    public string? TraceState { get; init; }

    /// <summary>When it happened; of a reminder, when it became due.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Whether anything else about the subject was ever sent to this recipient, or may have been.</summary>
    public bool HasSent { get; init; }

    /// <summary>Whether an earlier attempt at this one may have reached its recipient.</summary>
    public bool MaybeSent { get; init; }

    /// <summary>How often it was claimed, this time included.</summary>
    public int Attempts { get; init; } = 1;
}
