using System.Globalization;
using EventBooking.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace EventBooking.Infrastructure.Listing;

/// <summary>
/// The connections of lists, and no one else's: a search may take long, and many may come at once. What they may take is bounded by
/// their number and by a limit for each statement.
/// </summary>
internal sealed class ListConnections : IAsyncDisposable, IDisposable
{
    private readonly NpgsqlDataSource _dataSource;
    private readonly PooledDbContextFactory<BookingDbContext> _contexts;

    public ListConnections(ConnectionPools pools, IOptions<ListOptions> options, ILoggerFactory loggers)
    {
        // Each query of a list has an index that serves it. What PostgreSQL takes for cheaper here, reading every event, costs more than
        // it thinks: its texts lie outside the table.
        _dataSource = pools.BuildOwn("lists", options.Value.Connections, string.Create(
            CultureInfo.InvariantCulture,
            $"""
            set statement_timeout = {options.Value.StatementTimeout.TotalMilliseconds:0};
            set enable_seqscan = off;
            set plan_cache_mode = force_generic_plan;
            set jit = off
            """));
        var contexts = new DbContextOptionsBuilder<BookingDbContext>();
        contexts.UseBookingDatabase(_dataSource).UseLoggerFactory(loggers);
        _contexts = new PooledDbContextFactory<BookingDbContext>(contexts.Options);
    }

    public BookingDbContext CreateContext() => _contexts.CreateDbContext();

    public ValueTask DisposeAsync() => _dataSource.DisposeAsync();

    public void Dispose() => _dataSource.Dispose();
}
