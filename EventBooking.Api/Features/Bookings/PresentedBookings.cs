using EventBooking.Api.Http;
using EventBooking.Domain;
using EventBooking.Domain.Bookings;
using EventBooking.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace EventBooking.Api.Features.Bookings;

internal static class PresentedBookings
{
    /// <summary>The booking of a token with its slot and event, a cancelled one too; null where there is none.</summary>
    public static async Task<BookingDetails?> FindDetailsAsync(
        this BookingDbContext database, PresentedToken presented, CancellationToken cancellationToken) =>
        presented.Secret is { } secret
            ? await database.DetailsOf(database.BookingOf(secret)).SingleOrDefaultAsync(cancellationToken)
            : null;

    /// <summary>The same, or <see cref="BookingNotFound"/> or <see cref="BookingCancelled"/>.</summary>
    public static async Task<Result<BookingDetails>> FindLiveAsync(
        this BookingDbContext database, PresentedToken presented, CancellationToken cancellationToken) =>
        await database.FindDetailsAsync(presented, cancellationToken) switch
        {
            null => new BookingNotFound(),
            { Booking.Status: BookingStatus.Cancelled } => new BookingCancelled(),
            var details => details,
        };
}
