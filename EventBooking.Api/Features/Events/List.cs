using EventBooking.Api.Http;
using EventBooking.Domain;
using EventBooking.Infrastructure.Availability;
using EventBooking.Infrastructure.Listing;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace EventBooking.Api.Features.Events;

internal static class List
{
    public const int DefaultLimit = 100;
    public const int MaxLimit = 500;
    public const int MinText = 2;
    private const string CursorName = "cursor";

    public static async Task<Results<Ok<IEnumerable<EventResponse>>, ProblemHttpResult>> HandleAsync(
        HttpRequest request, EventList list, TimeProvider time, CancellationToken cancellationToken)
    {
        var filter = ReadFilter(request.Query);
        if (filter.Failure is not null)
        {
            return filter.Failure.ToProblem();
        }

        var page = await list.ReadAsync(filter.Value, cancellationToken);
        if (page.Next is { } next)
        {
            request.HttpContext.Response.Headers[HeaderNames.Link] = $"<{AddressOf(next, request)}>; rel=\"next\"";
        }

        var now = time.Now();
        return TypedResults.Ok(page.Events.Select(e => EventResponse.Of(EventSnapshot.Of(e), now)));
    }

    private static string AddressOf(EventPosition next, HttpRequest request)
    {
        var query = QueryString.Create(request.Query
            .Where(parameter => !string.Equals(parameter.Key, CursorName, StringComparison.OrdinalIgnoreCase))
            .Append(new(CursorName, EventCursor.Of(next))));
        return UriHelper.BuildRelative(request.PathBase, request.Path, query);
    }

    private static Result<EventFilter> ReadFilter(IQueryCollection query)
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

    private static EventPosition? ReadCursor(QueryReader reader)
    {
        if (reader.Text(CursorName, maxLength: 64) is not { } text)
        {
            return null;
        }

        if (EventCursor.TryParse(text, out var position))
        {
            return position;
        }

        reader.Refuse(CursorName, "must be one that a Link header gave");
        return null;
    }
}
