using EventBooking.Api.Http;
using EventBooking.Domain.Bookings;
using EventBooking.Infrastructure.Seats;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EventBooking.Api.Features.Bookings;

internal static class Cancel
{
    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        PresentedToken presented, SeatLedger ledger, CancellationToken cancellationToken)
    {
        if (presented.Secret is not { } secret)
        {
            return new BookingNotFound().ToProblem();
        }

        var cancelled = await ledger.CancelAsync(secret, cancellationToken);
        return cancelled.Match<Results<NoContent, ProblemHttpResult>>(
            _ => TypedResults.NoContent(),
            failure => failure.ToProblem());
    }
}
