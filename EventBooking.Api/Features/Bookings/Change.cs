using EventBooking.Api.Http;
using EventBooking.Domain.Bookings;
using EventBooking.Infrastructure.Seats;
using EventBooking.Infrastructure.Tokens;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EventBooking.Api.Features.Bookings;

internal static class Change
{
    public static async Task<Results<Ok<BookingResponse>, ProblemHttpResult>> HandleAsync(
        PresentedToken presented, ChangeRequest request, SeatLedger ledger, TokenVault vault, CancellationToken cancellationToken)
    {
        var change = request.ToDraft().Check();
        if (change.Failure is not null)
        {
            return change.Failure.ToProblem();
        }

        if (presented.Secret is not { } secret)
        {
            return new BookingNotFound().ToProblem();
        }

        var changed = await ledger.ChangeAsync(secret, change.Value, () => vault.Seal(secret), cancellationToken);
        return changed.Match<Results<Ok<BookingResponse>, ProblemHttpResult>>(
            view => TypedResults.Ok(BookingResponse.Of(view, secret)),
            failure => failure.ToProblem());
    }
}
