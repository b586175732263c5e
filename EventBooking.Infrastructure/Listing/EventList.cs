using EventBooking.Domain;
using EventBooking.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace EventBooking.Infrastructure.Listing;

/// <summary>Reads the list of events, by date, a page at a time.</summary>
public sealed class EventList
{
    private const int MaxSlots = 5_000;

    private readonly ListConnections _connections;

    internal EventList(ListConnections connections) => _connections = connections;

    /// <summary>Reads a page.</summary>
    /// <exception cref="DatabaseUnavailableException">PostgreSQL took longer than a list may take.</exception>
    public async Task<EventListPage> ReadAsync(EventFilter filter, CancellationToken cancellationToken)
    {
        try
        {
            // One connection from the beginning to the end: it is waited for once.
            await using var database = _connections.CreateContext();
            await database.Database.OpenConnectionAsync(cancellationToken);
            var reader = new EventListReader((NpgsqlConnection)database.Database.GetDbConnection(), filter);
            // One more than fits: it says whether there is a next page.
            var found = await reader.FindAsync(filter.Limit + 1, cancellationToken);
            var slots = 0;
            var page = found.Take(filter.Limit)
                .TakeWhile((e, i) => (slots += e.Slots) <= MaxSlots || i == 0)
                .Select(e => e.Position)
                .ToList();
            return new EventListPage(await LoadAsync(database, page, cancellationToken), page.Count < found.Count ? page[^1] : null);
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.QueryCanceled)
        {
            throw new DatabaseUnavailableException(Failures.Overloaded.Code, inDoubt: false, exception);
        }
    }

    private static async Task<List<Domain.Events.Event>> LoadAsync(
        BookingDbContext database, List<EventPosition> page, CancellationToken cancellationToken)
    {
        if (page.Count == 0)
        {
            return [];
        }

        var ids = page.ConvertAll(position => position.Id);
        var events = await database.WithSlots().Where(e => ids.Contains(e.Id)).ToListAsync(cancellationToken);
        return [.. events.OrderBy(e => e.EventDate).ThenBy(e => e.Id)];
    }
}
