using System.Diagnostics;
using EventBooking.Infrastructure.Background;
using EventBooking.Infrastructure.Persistence;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EventBooking.Infrastructure.Listing;

/// <summary>
/// Fills in by what events are found: soon after they were published, a few at a time, so that neither publishing nor a migration takes
/// long. Until then they are found without. Any number of instances do so at once.
/// </summary>
internal sealed partial class ListingFiller(NpgsqlDataSource dataSource, SchemaGate schema, ILogger<ListingFiller> logger)
    : ServiceLoop(schema)
{
    private const int MaxBatchSize = 200;
    private const string Take = """
        select id, name, description, location
        from events
        where search_grams is null
        order by created_at
        limit $1
        for no key update skip locked
        """;

    private const string Fill = """
        update events e
        set search_text = f.text,
            search_grams = f.grams::smallint[],
            days = (
                select daterange(least(e.event_date, min(s.date)), greatest(e.event_date, max(s.date)), '[]')
                from time_slots s where s.event_id = e.id)
        from unnest($1, $2, $3) f(id, text, grams)
        where e.id = f.id
        """;

    // It works a quarter of the time at most, so that those who publish or book have the rest.
    private const int PausePerWork = 3;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private int _batchSize = MaxBatchSize;

    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            var began = Stopwatch.GetTimestamp();
            var isMore = await TryFillAsync(stoppingToken);
            var pause = PausePerWork * Stopwatch.GetElapsedTime(began);
            await Task.Delay(isMore || pause > Interval ? pause : Interval, stoppingToken);
        }
    }

    private async Task<bool> TryFillAsync(CancellationToken stoppingToken)
    {
        try
        {
            var isMore = await FillAsync(stoppingToken) == _batchSize;
            _batchSize = MaxBatchSize;
            return isMore;
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            // The next round tries again, with fewer: long texts that take too long together must not stop it for good.
            _batchSize = Math.Max(1, _batchSize / 2);
            Log.NotFilled(logger, DatabaseFailures.IsPassing(exception) ? LogLevel.Debug : LogLevel.Warning, exception.Message);
            return false;
        }
    }

    private async Task<int> FillAsync(CancellationToken stoppingToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(stoppingToken);
        await using var transaction = await connection.BeginTransactionAsync(stoppingToken);
        var (ids, texts) = await TakeAsync(connection, stoppingToken);
        if (ids.Count == 0)
        {
            return 0;
        }

        // As text: no array of arrays has rows of different lengths.
        var grams = texts.ConvertAll(text => $"{{{string.Join(',', SearchText.GramsOf(text))}}}");
        await using var fill = new NpgsqlCommand(Fill, connection).With(ids).With(texts).With(grams);
        await fill.ExecuteNonQueryAsync(stoppingToken);
        await transaction.CommitAsync(stoppingToken);
        return ids.Count;
    }

    private async Task<(List<Guid> Ids, List<string> Texts)> TakeAsync(NpgsqlConnection connection, CancellationToken stoppingToken)
    {
        await using var take = new NpgsqlCommand(Take, connection).With(_batchSize);
        await using var reader = await take.ExecuteReaderAsync(stoppingToken);
        List<Guid> ids = [];
        List<string> texts = [];
        while (await reader.ReadAsync(stoppingToken))
        {
            ids.Add(reader.GetGuid(0));
            texts.Add(SearchText.Of(reader.GetString(1), TextOf(reader, 2), TextOf(reader, 3)));
        }

        return (ids, texts);
    }

    private static string? TextOf(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    private static partial class Log
    {
        [LoggerMessage(Message = "Events could not be made quick to find yet: {Reason}")]
        public static partial void NotFilled(ILogger logger, LogLevel level, string reason);
    }
}
