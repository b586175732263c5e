using EventBooking.Domain.Notifications;

namespace EventBooking.Notifier.Bookings;

/// <summary>What <see cref="BookingRules"/> decide about a delivery.</summary>
internal abstract record Verdict
{
    /// <summary>It is to be sent.</summary>
    /// <param name="Lead">How long before the start a reminder was due; null for all else.</param>
    public sealed record Send(NotificationKind Kind, TimeSpan? Lead = null) : Verdict;

    /// <summary>There is no need to send it.</summary>
    /// <param name="Reason">One of <see cref="SkipReasons"/>.</param>
    public sealed record Skip(string Reason) : Verdict;
}
