using EventBooking.Api.Http;
using EventBooking.Domain;
using EventBooking.Domain.Events;
using EventBooking.Infrastructure.Persistence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace EventBooking.Api.Features.Events;

/// <summary>Shows an event.</summary>
internal static class Get
{
    public static async Task<Results<CacheableOk<EventResponse>, ProblemHttpResult>> HandleAsync(
        [FromRoute(Name = "event_id")] string eventId, BookingDbContext database, TimeProvider time, CancellationToken cancellationToken) =>
        await database.FindAsync(eventId, cancellationToken) is { } found
            ? new CacheableOk<EventResponse>(EventResponse.Of(found, time.Now()))
            : new EventNotFound().ToProblem();
}
