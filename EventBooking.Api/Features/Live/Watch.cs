using EventBooking.Api.Features.Events;
using EventBooking.Api.Http;
using EventBooking.Domain.Events;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace EventBooking.Api.Features.Live;

internal static class Watch
{
    public static async Task<Results<LiveStream, ProblemHttpResult>> HandleAsync(
        [FromRoute(Name = "event_id")] string eventId,
        EventPages pages,
        LiveFeeds feeds,
        LiveStreams streams,
        CancellationToken cancellationToken) =>
        await pages.FindAsync(eventId, cancellationToken) is { } known
            ? new LiveStream(known, feeds, streams)
            : new EventNotFound().ToProblem();
}
