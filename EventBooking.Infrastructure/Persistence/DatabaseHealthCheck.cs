using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace EventBooking.Infrastructure.Persistence;

/// <summary>Unhealthy until the schema was once seen; then a database that is away is degraded, as it may be back any moment.</summary>
internal sealed class DatabaseHealthCheck(SchemaGate gate, NpgsqlDataSource dataSource) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!gate.IsOpen)
        {
            return HealthCheckResult.Unhealthy($"waiting for migration {Schema.RequiredMigration}");
        }

        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(Patience);
        try
        {
            await using var command = dataSource.CreateCommand("select 1");
            await command.ExecuteScalarAsync(timeout.Token).WaitAsync(timeout.Token);
            return HealthCheckResult.Healthy();
        }
        catch (Exception exception) when (exception is OperationCanceledException || DatabaseFailures.IsAway(exception))
        {
            return HealthCheckResult.Degraded("the database does not answer");
        }
    }
}
