namespace EventBooking.Notifier.Deliveries;

/// <summary>What kinds of notices have in common.</summary>
internal static class NoticeKindExtensions
{
    /// <summary>Whether there is nothing to attend any more.</summary>
    /// <param name="kind">The kind.</param>
    public static bool IsCancellation(this NoticeKind kind) => kind is NoticeKind.Cancelled or NoticeKind.EventCancelled;
}
