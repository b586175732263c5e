using EventBooking.Api.Features.Events;
using EventBooking.Api.Http;
using EventBooking.Domain;
using EventBooking.Domain.Events;
using EventBooking.Infrastructure.Persistence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace EventBooking.Api.Features.Slots;

/// <summary>Lists the slots of an event that still have room, or all of them.</summary>
internal static class List
{
    public const string IncludeAll = "all";

    public static async Task<Results<CacheableOk<IReadOnlyList<TimeSlotResponse>>, ProblemHttpResult>> HandleAsync(
        [FromRoute(Name = "event_id")] string eventId,
        HttpRequest request,
        BookingDbContext database,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var query = new QueryReader(request.Query);
        var includesAll = query.Word("include", IncludeAll);
        if (query.Failure is not null)
        {
            return query.Failure.ToProblem();
        }

        if (await database.FindAsync(eventId, cancellationToken) is not { } found)
        {
            return new EventNotFound().ToProblem();
        }

        IReadOnlyList<TimeSlotResponse> slots =
            [.. TimeSlotResponse.AllOf(found, time.Now()).Where(slot => includesAll || slot.AvailableSpots > 0)];
        return new CacheableOk<IReadOnlyList<TimeSlotResponse>>(slots);
    }
}
