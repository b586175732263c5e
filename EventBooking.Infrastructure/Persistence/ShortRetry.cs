using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql.EntityFrameworkCore.PostgreSQL;

namespace EventBooking.Infrastructure.Persistence;

/// <summary>EF's retries of what a restart of the server may cure, unless each try takes long to fail: a caller waits for it.</summary>
internal sealed class ShortRetry(ExecutionStrategyDependencies dependencies)
    : NpgsqlRetryingExecutionStrategy(dependencies, maxRetryCount: 3, maxRetryDelay: TimeSpan.FromSeconds(1), errorCodesToAdd: null)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(4);
    private long _began;

    protected override void OnFirstExecution()
    {
        _began = Stopwatch.GetTimestamp();
        base.OnFirstExecution();
    }

    protected override bool ShouldRetryOn(Exception? exception) =>
        Stopwatch.GetElapsedTime(_began) < Limit && base.ShouldRetryOn(exception);
}
