namespace EventBooking.Infrastructure.Seats;

/// <summary>A booking, and the event that its slot belongs to.</summary>
public sealed record BookingView(Booking Booking, Guid EventId);
