using EventBooking.Domain.Events;

namespace EventBooking.Domain.Bookings;

/// <summary>A booking with all that messages about it say.</summary>
/// <param name="Event">The event of that slot; its slots are not loaded.</param>
public sealed record BookingDetails(Booking Booking, TimeSlot Slot, Event Event);
