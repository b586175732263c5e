using EventBooking.Infrastructure.Persistence;
using Microsoft.Extensions.Options;
using Npgsql;

namespace EventBooking.Infrastructure.Seats;

/// <summary>
/// The connections of <see cref="BookingLanes"/>, and no one else's. The pool that all share hands its connections out in turn, so
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

    public LaneConnections(ConnectionPools pools, IOptions<LaneOptions> options) =>
        _dataSource = pools.BuildOwn("lanes", Count(options.Value), KeepPlans);

    /// <summary>How many there are at most: one a lane, and one for when the driver still waits on one that was given up.</summary>
    public static int Count(LaneOptions options) => options.Lanes + 1;

    public ValueTask<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken) => _dataSource.OpenConnectionAsync(cancellationToken);

    public ValueTask DisposeAsync() => _dataSource.DisposeAsync();

    public void Dispose() => _dataSource.Dispose();
}
