using EventBooking.Api.Features.Events;
using Microsoft.AspNetCore.Mvc;

namespace EventBooking.Api.Features.Slots;

internal static class List
{
    public const string IncludeAll = "all";

    public static async Task<Results<CacheableOk<IReadOnlyList<TimeSlotResponse>>, ProblemHttpResult>> HandleAsync(
        [FromRoute(Name = "event_id")] string eventId, HttpRequest request, EventPages pages, CancellationToken cancellationToken)
    {
        var query = new QueryReader(request.Query);
        var page = query.Word("include", IncludeAll) ? EventPage.AllSlots : EventPage.OpenSlots;
        if (query.Failure is not null)
        {
            return query.Failure.ToProblem();
        }

        return await pages.FindAsync(eventId, cancellationToken) is { } known
            ? pages.Answer<IReadOnlyList<TimeSlotResponse>>(known, page)
            : new EventNotFound().ToProblem();
    }
}
