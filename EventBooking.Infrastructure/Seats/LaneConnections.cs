using EventBooking.Infrastructure.Persistence;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Npgsql;

namespace EventBooking.Infrastructure.Seats;

/// <summary>
/// The connections of <see cref="BookingLanes"/>: one a lane, and no one else's. A common pool hands its connections out in turn, so
/// that each batch would meet a server process which has not worked for a while and knows nothing of the pages that the last one changed.
/// </summary>
/// <remarks>
/// They keep one plan for each statement. Left to itself, PostgreSQL plans <see cref="SeatSql.Book"/> anew for each small batch,
/// as it takes arrays of few elements for cheaper than those of unknown length: more than half of what a lone booking costs it.
/// </remarks>
internal sealed class LaneConnections : IAsyncDisposable, IDisposable
{
    private const string KeepPlans = "set plan_cache_mode = force_generic_plan";

    private readonly NpgsqlDataSource _dataSource;

    public LaneConnections(IServiceProvider services, IConfiguration configuration, IOptions<LaneOptions> options)
    {
        var builder = DataSources.Describe(services, DatabaseExtensions.ReadConnectionString(configuration), $"{DatabaseExtensions.ConnectionName}.lanes");
        builder.ConnectionStringBuilder.MinPoolSize = 0;
        builder.ConnectionStringBuilder.MaxPoolSize = options.Value.Lanes;
        builder.UsePhysicalConnectionInitializer(
            connection =>
            {
                using var command = new NpgsqlCommand(KeepPlans, connection);
                command.ExecuteNonQuery();
            },
            async connection =>
            {
                await using var command = new NpgsqlCommand(KeepPlans, connection);
                await command.ExecuteNonQueryAsync();
            });
        _dataSource = builder.Build();
    }

    public ValueTask<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken) => _dataSource.OpenConnectionAsync(cancellationToken);

    public ValueTask DisposeAsync() => _dataSource.DisposeAsync();

    public void Dispose() => _dataSource.Dispose();
}
