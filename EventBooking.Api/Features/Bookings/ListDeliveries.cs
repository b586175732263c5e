using EventBooking.Api.Http;
using EventBooking.Domain.Bookings;
using EventBooking.Infrastructure.Outbox;
using EventBooking.Infrastructure.Persistence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EventBooking.Api.Features.Bookings;

/// <summary>
/// Lists what was sent about a booking. Unlike the API's other calls it answers for a cancelled booking as well: whether its
/// cancellation was sent can only be asked then, and the answer holds nothing of the booking itself.
/// </summary>
internal static class ListDeliveries
{
    public static async Task<Results<Ok<List<DeliveryResponse>>, ProblemHttpResult>> HandleAsync(
        PresentedToken presented, BookingDbContext database, CancellationToken cancellationToken)
    {
        if (presented.Secret is not { } secret)
        {
            return new BookingNotFound().ToProblem();
        }

        var found = await database.BookingOf(secret)
            .Select(b => new
            {
                Deliveries = database.Deliveries
                    .Where(d => d.SubjectId == b.Id && d.SubjectType == OutboxMessage.BookingSubject)
                    .OrderBy(d => d.CreatedAt).ThenBy(d => d.Id)
                    .Select(DeliveryResponse.FromRow)
                    .ToList(),
            })
            .SingleOrDefaultAsync(cancellationToken);
        return found is null ? new BookingNotFound().ToProblem() : TypedResults.Ok(found.Deliveries);
    }
}
