using System.ComponentModel.DataAnnotations;
using EventBooking.Domain;
using EventBooking.Domain.Bookings;
using EventBooking.Infrastructure.Seats;
using EventBooking.Infrastructure.Tokens;

namespace EventBooking.Api.Features.Bookings;

/// <summary>A booking, as its holder sees it.</summary>
internal sealed record BookingResponse
{
    /// <summary>The booking's id. It identifies the booking and gives no right to it.</summary>
    public required Guid Id { get; init; }

    /// <summary>Name of who comes.</summary>
    public required string AttendeeName { get; init; }

    /// <summary>The slot that is booked.</summary>
    public required Guid TimeSlotId { get; init; }

    /// <summary>The event of that slot.</summary>
    public required Guid EventId { get; init; }

    /// <summary>The secret with which the booking is viewed, moved and cancelled: keep it.</summary>
    public required string BookingToken { get; init; }

    /// <summary>Where mail about the booking goes.</summary>
    public required string? Email { get; init; }

    /// <summary>Where text messages about the booking go.</summary>
    public required string? Phone { get; init; }

    /// <summary>Its seats.</summary>
    [Range(1, Limits.PartySize)]
    public required int PartySize { get; init; }

    /// <summary>BCP 47 language that messages are sent in; the event's where null.</summary>
    public required string? Language { get; init; }

    /// <summary>Whether it holds its seats.</summary>
    public required BookingStatus Status { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    public static BookingResponse Of(BookingView view, SecretToken token) => new()
    {
        Id = view.Booking.Id,
        AttendeeName = view.Booking.AttendeeName,
        TimeSlotId = view.Booking.TimeSlotId,
        EventId = view.EventId,
        BookingToken = token.Text,
        Email = view.Booking.Email,
        Phone = view.Booking.Phone,
        PartySize = view.Booking.PartySize,
        Language = view.Booking.Language,
        Status = view.Booking.Status,
        CreatedAt = view.Booking.CreatedAt,
        UpdatedAt = view.Booking.UpdatedAt,
    };
}
