using EventBooking.Api.Http;
using EventBooking.Domain.Events;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace EventBooking.Api.Features.Events;

/// <summary>Answers reads of one event: the whole of it, its calendar, or its slots.</summary>
internal static class Show
{
    public const string IncludeAll = "all";

    public static async Task<Results<CacheableOk<EventResponse>, ProblemHttpResult>> EventAsync(
        [FromRoute(Name = "event_id")] string eventId, EventPages pages, CancellationToken cancellationToken) =>
        await pages.FindAsync(eventId, cancellationToken) is { } known
            ? pages.Answer<EventResponse>(known, EventPage.Whole)
            : new EventNotFound().ToProblem();

    public static async Task<Results<CacheableCalendar, ProblemHttpResult>> CalendarAsync(
        [FromRoute(Name = "event_id")] string eventId, EventPages pages, CancellationToken cancellationToken) =>
        await pages.FindAsync(eventId, cancellationToken) is { } known
            ? pages.AnswerCalendar(known)
            : new EventNotFound().ToProblem();

    public static async Task<Results<CacheableOk<IReadOnlyList<TimeSlotResponse>>, ProblemHttpResult>> SlotsAsync(
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
