using System.Security.Cryptography;
using EventBooking.Infrastructure.Persistence;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace EventBooking.Infrastructure.Tokens;

/// <summary>
/// Degraded while the ring holds a key that none of this service's certificates opens. Booking goes on without it, as bookings
/// are found by their token's hash; but tokens sealed with that key stay sealed, so messages about them carry no link.
/// </summary>
internal sealed class KeyRingHealthCheck(SchemaGate gate, IKeyManager keys) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private readonly Lock _lock = new();

    // Certificates do not change while a service runs, and each failure to open a key is logged: one try a key is enough.
    private readonly Dictionary<Guid, bool> _opens = [];
    private Task<HealthCheckResult>? _reading;
    private HealthCheckResult _latest = HealthCheckResult.Healthy("not read yet");

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!gate.IsOpen)
        {
            return _latest;
        }

        try
        {
            return _latest = await ReadAsync().WaitAsync(Patience, cancellationToken);
        }
        catch (Exception exception) when (exception is TimeoutException || DatabaseFailures.CodeOf(exception) is not null)
        {
            // That the database is away is for its own check to say.
            return _latest;
        }
    }

    // The ring is read synchronously: on one thread at most, however many ask while the database says nothing.
    private Task<HealthCheckResult> ReadAsync()
    {
        lock (_lock)
        {
            return _reading is { IsCompleted: false } ? _reading : _reading = Task.Run(Read);
        }
    }

    private HealthCheckResult Read()
    {
        var closed = keys.GetAllKeys().Count(key => !key.IsRevoked && !Opens(key));
        return closed == 0
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Degraded(
                $"{closed} of the ring's keys cannot be opened with DataProtection's certificates: messages about bookings sealed "
                    + "with them carry no link");
    }

    private bool Opens(IKey key)
    {
        if (!_opens.TryGetValue(key.KeyId, out var opens))
        {
            try
            {
                opens = key.CreateEncryptor() is not null;
            }
            catch (CryptographicException)
            {
                opens = false;
            }

            _opens.Add(key.KeyId, opens);
        }

        return opens;
    }
}
