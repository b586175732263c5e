using EventBooking.Bench.Subjects;
using Npgsql;

namespace EventBooking.Bench.Scenarios;

/// <summary>
/// Fills a database with events that have descriptions of some 1,000 characters: copies of one that the API made, with words of their own.
/// A tenth take place on several days, a twentieth are in Japanese.
/// </summary>
internal sealed class SearchData(BenchServers servers) : IAsyncDisposable
{
    private const string Kanji = "本製教室初心者歓迎週末開催参加無料子供大人音楽会展覧図書館夏祭夜市場料理体験工房見学東京大阪都神社寺院散歩写真撮影";
    private const string Date = "date '2029-01-01' + (g * 7919 % 1461)::int";
    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(servers.Postgres.ConnectionString(BenchServers.SearchDatabase));

    /// <summary>Copies an event and its slots, as a version before this one would have written them.</summary>
    /// <param name="template">An event with three slots.</param>
    /// <param name="count">How often.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task AddEventsAsync(Guid template, int count, CancellationToken cancellationToken)
    {
        var text = await File.ReadAllTextAsync(TreePaths.Peer("words.txt"), cancellationToken);
        var words = text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        await ExecuteAsync("create table bench_words as select array_agg(w) as latin from unnest($1) w", words);
        await ExecuteAsync(
            "create table bench_kanji as select array_agg(w) as kanji from unnest($1) w",
            Kanji.Select(c => c.ToString()).ToArray());
        var columns = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["id"] = GrowthData.Id("1", "g"),
            ["organizer_token_hash"] = GrowthData.Hash("event", "g"),
            ["event_date"] = Date,
            ["name"] = $"initcap({Words("3 + g % 3")}) || ' ' || g",
            ["location"] = $"{Words("1 + g % 2")} || ' ' || g % 999",
            ["description"] = $"case when g % 20 = 0 then {Signs("200 + g % 300")} else {Words("60 + g * 31 % 240")} end",
            ["days"] = "null",
            ["search_text"] = "null",
            ["search_grams"] = "null",
        };
        await TableCopy.RunAsync(
            _source, "events", columns, $"events t, bench_words, bench_kanji, generate_series(1, {count}) g where t.id = "
                + $"'{template}'", cancellationToken);
        columns = new(StringComparer.Ordinal)
        {
            ["id"] = GrowthData.Id("2", "(g * 3 + n)"),
            ["event_id"] = GrowthData.Id("1", "g"),
            ["date"] = $"{Date} + case when n = 2 and g % 10 = 0 then 1 + (g / 10 % 60)::int else 0 end",
        };
        await TableCopy.RunAsync(
            _source,
            "time_slots",
            columns,
            $"(select *, row_number() over (order by id) - 1 as n from time_slots where event_id = '{template}') t, "
                + $"generate_series(1, {count}) g",
            cancellationToken);
        await servers.RunSqlAsync(BenchServers.SearchDatabase, "vacuum analyze", cancellationToken);
    }

    /// <summary>Waits until the API has made all of them quick to find.</summary>
    public async Task FilledAsync(CancellationToken cancellationToken)
    {
        await using var command = _source.CreateCommand("select count(*) from events where search_grams is null");
        while (await command.ExecuteScalarAsync(cancellationToken) is not 0L)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200), cancellationToken);
        }

        await servers.RunSqlAsync(BenchServers.SearchDatabase, "vacuum analyze", cancellationToken);
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    // The later a word stands, the rarer it is; as words are. With i in it, the aggregate is this query's own.
    private static string Words(string count) =>
        "(select string_agg(latin[1 + floor(cardinality(latin) * power(random(), 2))::int + i * 0], ' ') from generate_series(1, "
            + $"{count}) i)";

    private static string Signs(string count) =>
        $"(select string_agg(kanji[1 + floor(cardinality(kanji) * random())::int + i * 0], '') from generate_series(1, {count}) i)";

    private async Task ExecuteAsync(string sql, string[] values)
    {
        await using var command = _source.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = values });
        await command.ExecuteNonQueryAsync();
    }
}
