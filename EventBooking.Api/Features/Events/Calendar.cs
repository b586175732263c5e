using Microsoft.AspNetCore.Mvc;

namespace EventBooking.Api.Features.Events;

internal static class Calendar
{
    public static async Task<Results<CacheableCalendar, ProblemHttpResult>> HandleAsync(
        [FromRoute(Name = "event_id")] string eventId, EventPages pages, CancellationToken cancellationToken) =>
        await pages.FindAsync(eventId, cancellationToken) is { } known
            ? pages.AnswerCalendar(known)
            : new EventNotFound().ToProblem();
}
