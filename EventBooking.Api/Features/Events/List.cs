using EventBooking.Api.Http;
using EventBooking.Domain;
using EventBooking.Infrastructure.Availability;
using EventBooking.Infrastructure.Persistence;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace EventBooking.Api.Features.Events;

/// <summary>Lists events by date, a page at a time.</summary>
internal static class List
{
    public const int DefaultLimit = 100;
    public const int MaxLimit = 500;
    public const int MinText = 2;
    private const int MaxSlots = 5_000;

    public static async Task<Results<Ok<IEnumerable<EventResponse>>, ProblemHttpResult>> HandleAsync(
        HttpRequest request, BookingDbContext database, TimeProvider time, CancellationToken cancellationToken)
    {
        var filter = EventFilter.Read(request.Query);
        if (filter.Failure is not null)
        {
            return filter.Failure.ToProblem();
        }

        var ids = await PageAsync(filter.Value, database, request, cancellationToken);
        var events = await database.WithSlots().Where(e => ids.Contains(e.Id)).ToListAsync(cancellationToken);
        var now = time.Now();
        return TypedResults.Ok(events.OrderBy(e => e.EventDate).ThenBy(e => e.Id).Select(e => EventResponse.Of(EventSnapshot.Of(e), now)));
    }

    /// <summary>Reads one event more than fits: it says whether there is a next page.</summary>
    private static async Task<List<Guid>> PageAsync(
        EventFilter filter, BookingDbContext database, HttpRequest request, CancellationToken cancellationToken)
    {
        var found = await filter.Apply(database.Events.AsNoTracking())
            .OrderBy(e => e.EventDate).ThenBy(e => e.Id)
            .Take(filter.Limit + 1)
            .Select(e => new { e.Id, e.EventDate, Slots = e.TimeSlots.Count })
            .ToListAsync(cancellationToken);
        var slots = 0;
        var page = found.Take(filter.Limit).TakeWhile((e, i) => (slots += e.Slots) <= MaxSlots || i == 0).ToList();
        if (page.Count < found.Count)
        {
            var query = QueryString.Create(request.Query
                .Where(parameter => !string.Equals(parameter.Key, EventFilter.CursorName, StringComparison.OrdinalIgnoreCase))
                .Append(new(EventFilter.CursorName, new EventCursor(page[^1].EventDate, page[^1].Id).ToString())));
            request.HttpContext.Response.Headers[HeaderNames.Link] = $"<{UriHelper.BuildRelative(request.PathBase, request.Path, query)}>; rel=\"next\"";
        }

        return page.ConvertAll(e => e.Id);
    }

    /// <summary>Which events to list.</summary>
    private sealed record EventFilter(int Limit, EventCursor? After, DateOnly? From, DateOnly? To, string? Text)
    {
        public const string CursorName = "cursor";

        public static Result<EventFilter> Read(IQueryCollection query)
        {
            var reader = new QueryReader(query);
            var filter = new EventFilter(
                reader.Number("limit", min: 1, MaxLimit, DefaultLimit),
                ReadCursor(reader),
                reader.Date("from"),
                reader.Date("to"),
                reader.Text("q", Limits.NameLength, MinText));
            if (filter.From > filter.To)
            {
                reader.Refuse("to", "must not lie before from");
            }

            return reader.Failure is { } failure ? failure : filter;
        }

        public IQueryable<Domain.Events.Event> Apply(IQueryable<Domain.Events.Event> events)
        {
            if (After is { } after)
            {
                events = events.Where(e => EF.Functions.GreaterThan(
                    ValueTuple.Create(e.EventDate, e.Id), ValueTuple.Create(after.EventDate, after.Id)));
            }

            if (Text is not null)
            {
                var pattern = $"%{Text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal)}%";
                events = events.Where(e => EF.Functions.ILike(e.Name, pattern, @"\")
                    || EF.Functions.ILike(e.Description!, pattern, @"\")
                    || EF.Functions.ILike(e.Location!, pattern, @"\"));
            }

            return events.Where(e => (From == null || e.EventDate >= From) && (To == null || e.EventDate <= To));
        }

        private static EventCursor? ReadCursor(QueryReader reader)
        {
            if (reader.Text(CursorName, maxLength: 64) is not { } text)
            {
                return null;
            }

            if (EventCursor.TryParse(text, out var cursor))
            {
                return cursor;
            }

            reader.Refuse(CursorName, "must be one that a Link header gave");
            return null;
        }
    }
}
