using EventBooking.Api.Http;
using EventBooking.Domain.Bookings;
using EventBooking.Infrastructure.Seats;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EventBooking.Api.Features.Bookings;

internal static class Get
{
    public static async Task<Results<Ok<BookingResponse>, ProblemHttpResult>> HandleAsync(
        PresentedToken presented, SeatLedger ledger, CancellationToken cancellationToken)
    {
        if (presented.Secret is not { } secret)
        {
            return new BookingNotFound().ToProblem();
        }

        var found = await ledger.FindAsync(secret, cancellationToken);
        return found.Match<Results<Ok<BookingResponse>, ProblemHttpResult>>(
            view => TypedResults.Ok(BookingResponse.Of(view, secret)),
            failure => failure.ToProblem());
    }
}
