namespace EventBooking.Domain.Bookings;

/// <summary>A change that the rules allow, to be written in one transaction.</summary>
/// <param name="Before">The booking as it was.</param>
/// <param name="After">The booking as it will be; equal to <paramref name="Before"/> where nothing changes.</param>
/// <param name="News">What is told; null where there is nothing to tell, or nobody.</param>
public sealed record BookingUpdate(Booking Before, Booking After, BookingNews? News)
{
    /// <summary>Whether anything is to be written.</summary>
    public bool IsChange => Before != After;
}
