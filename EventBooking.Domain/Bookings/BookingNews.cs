namespace EventBooking.Domain.Bookings;

/// <summary>What a person is told about a booking.</summary>
public enum BookingNews
{
    /// <summary>It is made, or there is someone to tell for the first time.</summary>
    Confirmed,

    /// <summary>It moved to another slot.</summary>
    Moved,

    /// <summary>Its details changed.</summary>
    Changed,

    /// <summary>It was cancelled.</summary>
    Cancelled,
}
