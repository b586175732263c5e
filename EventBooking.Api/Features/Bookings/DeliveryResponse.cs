using System.ComponentModel.DataAnnotations;
using System.Linq.Expressions;
using EventBooking.Infrastructure.Deliveries;

namespace EventBooking.Api.Features.Bookings;

/// <summary>A message about a booking: what happened and how far the message is. Where it went is not said.</summary>
internal sealed record DeliveryResponse
{
    /// <summary>
    /// What happened: booking_confirmed, booking_moved, booking_changed, booking_cancelled, event_cancelled, address_removed (the last
    /// mail to an address that left the booking), or a reminder with its lead time, such as reminder_24h.
    /// </summary>
    public required string Kind { get; init; }

    /// <summary>How the person is reached.</summary>
    public required Channel Channel { get; init; }

    /// <summary>How far it is: queued, sending, sent (the channel's server took it), failed, or skipped.</summary>
    public required DeliveryStatus Status { get; init; }

    /// <summary>The booking's sequence after that: 0 when made, one more with each change that is notified.</summary>
    [Range(0, int.MaxValue)]
    public required int Sequence { get; init; }

    /// <summary>Why it failed or was skipped, or what its last try met: a code.</summary>
    public required string? Reason { get; init; }

    /// <summary>Tries so far.</summary>
    [Range(0, int.MaxValue)]
    public required int Attempts { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>When it was queued.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it is tried next; null where it is settled.</summary>
    public required DateTimeOffset? NextAttemptAt { get; init; }

    /// <summary>When it was sent, failed or skipped; null where it is still to be sent.</summary>
    public required DateTimeOffset? SettledAt { get; init; }

    public static Expression<Func<Delivery, DeliveryResponse>> FromRow { get; } = delivery => new DeliveryResponse
    {
        Kind = delivery.Kind,
        Channel = delivery.Channel,
        Status = delivery.Status,
        Sequence = delivery.Sequence,
        Reason = delivery.Reason,
        Attempts = delivery.Attempts,
        OccurredAt = delivery.OccurredAt,
        CreatedAt = delivery.CreatedAt,
        NextAttemptAt = delivery.SettledAt == null ? delivery.NextAttemptAt : null,
        SettledAt = delivery.SettledAt,
    };
}
