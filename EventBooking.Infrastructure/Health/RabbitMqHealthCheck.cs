using Microsoft.Extensions.Diagnostics.HealthChecks;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace EventBooking.Infrastructure.Health;

/// <summary>Keeps one connection to the broker, which the client library restores by itself, and says whether it is open.</summary>
internal sealed class RabbitMqHealthCheck(Uri broker) : IHealthCheck, IAsyncDisposable
{
    private readonly ConnectionFactory _factory = new() { Uri = broker, ClientProvidedName = "EventBooking health" };
    private readonly SemaphoreSlim _connecting = new(1, 1);
    private IConnection? _connection;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await _connecting.WaitAsync(cancellationToken);
            try
            {
                _connection ??= await _factory.CreateConnectionAsync(cancellationToken);
            }
            finally
            {
                _connecting.Release();
            }
        }
        catch (Exception exception) when (exception is BrokerUnreachableException or OperationCanceledException)
        {
            return HealthCheckResult.Degraded("the broker does not answer");
        }

        return _connection.IsOpen ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded("the connection to the broker is lost");
    }

    public async ValueTask DisposeAsync()
    {
        _connecting.Dispose();
        if (_connection is not null)
        {
            await _connection.DisposeAsync();
        }
    }
}
