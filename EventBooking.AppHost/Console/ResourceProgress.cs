using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace EventBooking.AppHost;

/// <summary>How far a resource has come, from what Aspire says of each of its replicas.</summary>
internal sealed class ResourceProgress(IResource resource, bool isOneShot, TimeProvider time)
{
    private readonly Dictionary<string, CustomResourceSnapshot> _replicas = new(StringComparer.Ordinal);
    private readonly int _count = resource.Annotations.OfType<ReplicaAnnotation>().LastOrDefault()?.Replicas ?? 1;
    private long? _started;

    public IResource Resource => resource;

    public string Name => resource.Name;

    /// <summary>Since it stopped waiting for others.</summary>
    public TimeSpan Elapsed => _started is { } started ? time.GetElapsedTime(started) : TimeSpan.Zero;

    public bool IsReady => _replicas.Values.Count(IsUp) >= _count;

    /// <summary>It neither waits for others nor is it done.</summary>
    public bool IsUnderWay => _started is not null && !IsReady && !_replicas.Values.Any(HasFailed);

    /// <summary>Takes in what changed, and says whether the replica has failed by that.</summary>
    public bool Update(ResourceEvent change)
    {
        var before = _replicas.GetValueOrDefault(change.ResourceId);
        var now = change.Snapshot;
        _replicas[change.ResourceId] = now;
        if (now.State?.Text is { } state)
        {
            _started = IsIdle(state) ? null : _started ?? time.GetTimestamp();
        }

        return HasFailed(now) && !(before is not null && (HasFailed(before) || before.State?.Text == KnownResourceStates.Stopping));
    }

    // How long a one-shot took is asked once it has ended.
    private bool IsIdle(string state) => state == KnownResourceStates.NotStarted
        || state == KnownResourceStates.Waiting
        || state == KnownResourceStates.Stopping
        || (HasEnded(state) && !isOneShot);

    private bool IsUp(CustomResourceSnapshot snapshot) => snapshot.State?.Text is { } state
        && (isOneShot
            ? HasEnded(state) && snapshot.ExitCode is 0
            : state == KnownResourceStates.Running && (snapshot.HealthStatus ?? HealthStatus.Healthy) == HealthStatus.Healthy);

    private static bool HasFailed(CustomResourceSnapshot snapshot) => snapshot.State?.Text is { } state
        && (state == KnownResourceStates.FailedToStart
            || state == KnownResourceStates.RuntimeUnhealthy
            || (HasEnded(state) && snapshot.ExitCode is not (null or 0)));

    private static bool HasEnded(string state) => state == KnownResourceStates.Exited || state == KnownResourceStates.Finished;
}
