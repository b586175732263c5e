using EventBooking.Infrastructure.Persistence;
using Npgsql;

namespace EventBooking.Infrastructure.Listing;

/// <summary>Finds which events are on a page of the list.</summary>
internal sealed class EventListReader(NpgsqlConnection connection, EventFilter filter)
{
    // Events are looked at one by one, in order, before the index of grams is: what is in many of them, or asked of few days, is found
    // faster so. At most so many, as long as what was found says that the page will be full by then.
    private const int LookAtFirst = 200;
    private const int LookAtMost = 4_000;

    public Task<List<Found>> FindAsync(int count, CancellationToken cancellationToken) => filter.Text is { } text
        ? SearchAsync(SearchText.Fold(text), count, cancellationToken)
        : RunAsync(EventListSql.OfDays, filter.After, count, static days => days, cancellationToken);

    private async Task<List<Found>> SearchAsync(string text, int count, CancellationToken cancellationToken)
    {
        var found = new List<Found>();
        var (after, looked, look) = (filter.After, 0, Math.Max(LookAtFirst, 2 * count));
        do
        {
            var next = await RunAsync(EventListSql.OfDaysWithMatch, after, look, days => days.With(text), cancellationToken);
            found.AddRange(next.Where(e => e.IsMatch).Take(count - found.Count));
            if (found.Count == count || next.Count < look)
            {
                return found;
            }

            after = next[^1].Position;
            looked += look;
            // As many as should hold the rest and some more; at least twice as many in all, so that there are few statements.
            look = Math.Max(looked, (count - found.Count) * looked * 5 / 4 / Math.Max(found.Count, 1));
        }
        while (found.Count > 0 && looked + look <= LookAtMost);

        var grams = SearchText.GramsToFind(text);
        found.AddRange(await RunAsync(
            EventListSql.OfText, after, count - found.Count, days => days.With(text).With(grams), cancellationToken));
        return found;
    }

    private async Task<List<Found>> RunAsync(
        string sql, EventPosition? after, int count, Func<NpgsqlCommand, NpgsqlCommand> more, CancellationToken cancellationToken)
    {
        await using var command = more(new NpgsqlCommand(sql, connection)
            .With(filter.From ?? DateOnly.MinValue)
            .With(filter.To ?? DateOnly.MaxValue)
            .With(after?.EventDate ?? DateOnly.MinValue)
            .With(after?.Id ?? Guid.Empty)
            .With(count));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<Found>();
        while (await reader.ReadAsync(cancellationToken))
        {
            found.Add(new Found(
                new EventPosition(reader.GetFieldValue<DateOnly>(1), reader.GetGuid(0)), reader.GetInt32(2), reader.GetBoolean(3)));
        }

        return found;
    }

    internal readonly record struct Found(EventPosition Position, int Slots, bool IsMatch);
}
