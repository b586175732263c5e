using Npgsql;

namespace EventBooking.IntegrationTests.Listing;

/// <summary>Events as a version wrote them that knew no listing, kept from being filled in until this is disposed of.</summary>
internal sealed class EarlierEvents : IAsyncDisposable
{
    private readonly NpgsqlDataSource _source;
    private readonly NpgsqlConnection _connection;

    private EarlierEvents(NpgsqlDataSource source, NpgsqlConnection connection) => (_source, _connection) = (source, connection);

    public static async Task<EarlierEvents> MakeAsync(string connectionString, string condition)
    {
        var source = NpgsqlDataSource.Create(connectionString);
        var connection = await source.OpenConnectionAsync();
        await using var forget = new NpgsqlCommand(
            $"""
            begin;
            update events set days = null, search_text = null, search_grams = null where {condition};
            commit;
            begin;
            select id from events where {condition} for no key update;
            """,
            connection);
        await forget.ExecuteNonQueryAsync();
        return new EarlierEvents(source, connection);
    }

    public async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync();
        await _source.DisposeAsync();
    }
}
