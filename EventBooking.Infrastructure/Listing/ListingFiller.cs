using System.Diagnostics;
using EventBooking.Infrastructure.Persistence;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using NpgsqlTypes;

namespace EventBooking.Infrastructure.Listing;

/// <summary>
/// Fills in by which grams events are found, and for those of a version before also their days and texts: soon after they were published,
/// a few at a time, so that neither publishing nor a migration takes long. Until then they are found without. Any number of instances do
/// so at once.
/// </summary>
internal sealed partial class ListingFiller(NpgsqlDataSource dataSource, SchemaGate schema, ILogger<ListingFiller> logger)
    : BackgroundService
{
    private const int BatchSize = 50;
    private const string Take = """
        select e.id, e.search_text, e.name, e.description, e.location,
            least(e.event_date, d.first), greatest(e.event_date, d.last)
        from events e
        cross join lateral (select min(s.date), max(s.date) from time_slots s where s.event_id = e.id) d(first, last)
        where e.search_grams is null
        order by e.created_at
        limit $1
        for no key update of e skip locked
        """;

    // What is there stays: it is not written again.
    private const string Fill = """
        update events set days = coalesce(days, $2), search_text = coalesce(search_text, $3), search_grams = $4 where id = $1
        """;

    // It works an eighth of the time at most, so that those who publish or book have the rest.
    private const int PausePerWork = 7;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await schema.Opened.WaitAsync(stoppingToken);
            while (true)
            {
                var began = Stopwatch.GetTimestamp();
                var filled = await TryFillAsync(stoppingToken);
                await Task.Delay(filled == BatchSize ? PausePerWork * Stopwatch.GetElapsedTime(began) : Interval, stoppingToken);
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
        var text = Text(1) ?? SearchText.Of(row.GetString(2), Text(3), Text(4));
        return new NpgsqlBatchCommand(Fill)
        {
            Parameters =
            {
                new NpgsqlParameter<Guid> { TypedValue = row.GetGuid(0) },
                new NpgsqlParameter<NpgsqlRange<DateOnly>>
                {
                    TypedValue = EventListing.DaysOf(row.GetFieldValue<DateOnly>(5), row.GetFieldValue<DateOnly>(6)),
                },
                new NpgsqlParameter<string> { TypedValue = text },
                new NpgsqlParameter<short[]> { TypedValue = SearchText.GramsOf(text) },
            },
        };

        string? Text(int column) => row.IsDBNull(column) ? null : row.GetString(column);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Events could not be made quick to find yet: {Reason}")]
        public static partial void NotFilled(ILogger logger, string reason);
    }
}
