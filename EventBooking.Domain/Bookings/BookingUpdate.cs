using EventBooking.Domain.Notifications;

namespace EventBooking.Domain.Bookings;

/// <summary>A change that the rules allow, to be written in one transaction.</summary>
/// <param name="After">The booking as it is to be; the same as before where nothing changes.</param>
/// <param name="Kind">What its contact hears; null where nothing.</param>
public sealed record BookingUpdate(Booking Before, Booking After, NotificationKind? Kind)
{
    /// <summary>Whether anything is to be written.</summary>
    public bool IsChange => Before != After;

    /// <summary>The e-mail address that leaves the booking, and hears of that once; null where none does.</summary>
    public string? RemovedEmail => Before.Email == After.Email ? null : Before.Email;
}
