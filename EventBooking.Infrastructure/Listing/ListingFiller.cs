using EventBooking.Infrastructure.Persistence;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EventBooking.Infrastructure.Listing;

/// <summary>
/// Fills in what events are found by where a version before published them: a few at a time, beside everything else, so that no
/// migration takes long. Until then they are found by a slower way. Any number of instances do so at once.
/// </summary>
internal sealed partial class ListingFiller(NpgsqlDataSource dataSource, SchemaGate schema, ILogger<ListingFiller> logger)
    : BackgroundService
{
    private const int BatchSize = 50;
    private const string Take = """
        select e.id, e.name, e.description, e.location, least(e.event_date, d.first), greatest(e.event_date, d.last)
        from events e
        cross join lateral (select min(s.date), max(s.date) from time_slots s where s.event_id = e.id) d(first, last)
        where e.search_text is null
        order by e.id
        limit $1
        for no key update of e skip locked
        """;

    private const string Fill = "update events set days = $2, search_text = $3, search_grams = $4 where id = $1";

    // An instance of the version before may still publish for a while.
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(20);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await schema.Opened.WaitAsync(stoppingToken);
            for (var total = 0; ;)
            {
                var filled = await TryFillAsync(stoppingToken);
                total += filled;
                if (filled < BatchSize && total > 0)
                {
                    Log.Filled(logger, total);
                    total = 0;
                }

                await Task.Delay(filled == BatchSize ? Breath : Interval, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task<int> TryFillAsync(CancellationToken stoppingToken)
    {
        try
        {
            return await FillAsync(stoppingToken);
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            // The next round tries again.
            Log.NotFilled(logger, exception.Message);
            return 0;
        }
    }

    private async Task<int> FillAsync(CancellationToken stoppingToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(stoppingToken);
        await using var transaction = await connection.BeginTransactionAsync(stoppingToken);
        await using var fill = new NpgsqlBatch(connection, transaction);
        await using (var take = new NpgsqlCommand(Take, connection, transaction))
        {
            take.Parameters.Add(new NpgsqlParameter<int> { TypedValue = BatchSize });
            await using var reader = await take.ExecuteReaderAsync(stoppingToken);
            while (await reader.ReadAsync(stoppingToken))
            {
                fill.BatchCommands.Add(FillOf(reader));
            }
        }

        if (fill.BatchCommands.Count > 0)
        {
            await fill.ExecuteNonQueryAsync(stoppingToken);
            await transaction.CommitAsync(stoppingToken);
        }

        return fill.BatchCommands.Count;
    }

    private static NpgsqlBatchCommand FillOf(NpgsqlDataReader row)
    {
        var text = SearchText.Of(row.GetString(1), Text(2), Text(3));
        var listing = EventListing.Of(row.GetGuid(0), text, row.GetFieldValue<DateOnly>(4), row.GetFieldValue<DateOnly>(5));
        return new NpgsqlBatchCommand(Fill)
        {
            Parameters =
            {
                new NpgsqlParameter<Guid> { TypedValue = listing.EventId },
                new NpgsqlParameter<NpgsqlTypes.NpgsqlRange<DateOnly>> { TypedValue = listing.Days },
                new NpgsqlParameter<string> { TypedValue = listing.SearchText },
                new NpgsqlParameter<short[]> { TypedValue = listing.SearchGrams },
            },
        };

        string? Text(int column) => row.IsDBNull(column) ? null : row.GetString(column);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Made {Count} events of an earlier version quick to find")]
        public static partial void Filled(ILogger logger, int count);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Events of an earlier version could not be made quick to find yet: {Reason}")]
        public static partial void NotFilled(ILogger logger, string reason);
    }
}
