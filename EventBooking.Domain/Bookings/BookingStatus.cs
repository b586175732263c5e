namespace EventBooking.Domain.Bookings;

/// <summary>Whether a booking holds seats.</summary>
public enum BookingStatus
{
    /// <summary>It holds its seats.</summary>
    Confirmed,

    /// <summary>It was cancelled; its seats are free again.</summary>
    Cancelled,
}
