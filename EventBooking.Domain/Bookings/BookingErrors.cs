namespace EventBooking.Domain.Bookings;

/// <summary>No booking with this token.</summary>
public sealed record BookingNotFound() : Failure(Failures.BookingNotFound, "There is no booking with this token.");

/// <summary>The booking was cancelled.</summary>
public sealed record BookingCancelled() : Failure(Failures.BookingCancelled, "This booking was cancelled.");

/// <summary>The event was cancelled.</summary>
public sealed record EventCancelled() : Failure(Failures.EventCancelled, "The event was cancelled.");

/// <summary>The slot has too little room.</summary>
public sealed record TimeSlotFull(int Seats, int AvailableSpots) : Failure(
    Failures.TimeSlotFull,
    AvailableSpots == 0 ? "The time slot is full." : $"The time slot has too little room: seats asked for {Seats}, free {AvailableSpots}.");

/// <summary>The slot has begun.</summary>
public sealed record TimeSlotStarted() : Failure(Failures.TimeSlotStarted, "The time slot has begun.");

/// <summary>The booking window has not opened yet.</summary>
public sealed record BookingNotOpen(DateTimeOffset OpensAt)
    : Failure(Failures.BookingNotOpen, $"Booking opens at {OpensAt.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}.");

/// <summary>The booking window is over.</summary>
public sealed record BookingClosed() : Failure(Failures.BookingClosed, "Booking is closed.");

/// <summary>The new slot belongs to another event.</summary>
public sealed record DifferentEvent() : Failure(Failures.DifferentEvent, "A booking can only move to a slot of the same event.");
