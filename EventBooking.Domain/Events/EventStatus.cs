namespace EventBooking.Domain.Events;

/// <summary>Whether an event takes place.</summary>
public enum EventStatus
{
    /// <summary>It takes place.</summary>
    Published,

    /// <summary>It was called off; nothing of it can be booked.</summary>
    Cancelled,
}
