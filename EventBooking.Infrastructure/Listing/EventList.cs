using EventBooking.Domain;
using EventBooking.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace EventBooking.Infrastructure.Listing;

/// <summary>Reads the list of events, by date, a page at a time.</summary>
public sealed class EventList
{
    private const int MaxSlots = 5_000;

    // So many events of the days asked for are looked at, one by one, before the index of grams is: what is in many of them, or asked of
    // few days, is found faster so.
    private const int LookAtFirst = 200;
    private readonly ListConnections _connections;

    internal EventList(ListConnections connections) => _connections = connections;

    /// <summary>Reads a page.</summary>
    /// <param name="filter">Which events.</param>
    /// <param name="cancellationToken">The caller gave up.</param>
    /// <exception cref="DatabaseUnavailableException">PostgreSQL took longer than a list may take.</exception>
    public async Task<EventListPage> ReadAsync(EventFilter filter, CancellationToken cancellationToken)
    {
        try
        {
            // One more than fits: it says whether there is a next page.
            var found = filter.Text is { } text
                ? await SearchAsync(filter, SearchText.Fold(text), filter.Limit + 1, cancellationToken)
                : await RunAsync(EventListSql.OfDays, filter, filter.After, filter.Limit + 1, [], cancellationToken);
            var slots = 0;
            var page = found.Take(filter.Limit)
                .TakeWhile((e, i) => (slots += e.Slots) <= MaxSlots || i == 0)
                .Select(e => e.Position)
                .ToList();
            return new EventListPage(await LoadAsync(page, cancellationToken), page.Count < found.Count ? page[^1] : null);
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.QueryCanceled)
        {
            throw new DatabaseUnavailableException(ErrorCodes.Overloaded, inDoubt: false, exception);
        }
    }

    private async Task<List<Found>> SearchAsync(EventFilter filter, string text, int count, CancellationToken cancellationToken)
    {
        var lookAt = Math.Max(LookAtFirst, 2 * count);
        var first = await RunAsync(EventListSql.OfDaysWithMatch, filter, filter.After, lookAt, [TextParameter()], cancellationToken);
        var found = first.Where(e => e.IsMatch).Take(count).ToList();
        if (found.Count < count && first.Count == lookAt)
        {
            var grams = new NpgsqlParameter<short[]> { TypedValue = SearchText.GramsToFind(text) };
            found.AddRange(await RunAsync(
                EventListSql.OfText, filter, first[^1].Position, count - found.Count, [TextParameter(), grams], cancellationToken));
        }

        return found;

        NpgsqlParameter<string> TextParameter() => new() { TypedValue = text };
    }

    private async Task<List<Found>> RunAsync(
        string sql, EventFilter filter, EventPosition? after, int count, NpgsqlParameter[] more, CancellationToken cancellationToken)
    {
        await using var command = _connections.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = filter.From ?? DateOnly.MinValue });
        command.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = filter.To ?? DateOnly.MaxValue });
        command.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = after?.EventDate ?? DateOnly.MinValue });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = after?.Id ?? Guid.Empty });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = count });
        Array.ForEach(more, parameter => command.Parameters.Add(parameter));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<Found>();
        while (await reader.ReadAsync(cancellationToken))
        {
            found.Add(new Found(
                new EventPosition(reader.GetFieldValue<DateOnly>(1), reader.GetGuid(0)), reader.GetInt32(2), reader.GetBoolean(3)));
        }

        return found;
    }

    private async Task<List<Domain.Events.Event>> LoadAsync(List<EventPosition> page, CancellationToken cancellationToken)
    {
        if (page.Count == 0)
        {
            return [];
        }

        var ids = page.ConvertAll(position => position.Id);
        await using var database = _connections.CreateContext();
        var events = await database.WithSlots().Where(e => ids.Contains(e.Id)).ToListAsync(cancellationToken);
        return [.. events.OrderBy(e => e.EventDate).ThenBy(e => e.Id)];
    }

    private readonly record struct Found(EventPosition Position, int Slots, bool IsMatch);
}
