using EventBooking.Domain.Bookings;

namespace EventBooking.Infrastructure.Seats;

/// <summary>A booking, and the event that its slot belongs to.</summary>
/// <param name="Booking">The booking.</param>
/// <param name="EventId">The event.</param>
public sealed record BookingView(Booking Booking, Guid EventId);
