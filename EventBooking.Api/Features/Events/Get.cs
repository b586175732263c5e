using Microsoft.AspNetCore.Mvc;

namespace EventBooking.Api.Features.Events;

internal static class Get
{
    public static async Task<Results<CacheableOk<EventResponse>, ProblemHttpResult>> HandleAsync(
        [FromRoute(Name = "event_id")] string eventId, EventPages pages, CancellationToken cancellationToken) =>
        await pages.FindAsync(eventId, cancellationToken) is { } known
            ? pages.Answer<EventResponse>(known, EventPage.Whole)
            : new EventNotFound().ToProblem();
}
