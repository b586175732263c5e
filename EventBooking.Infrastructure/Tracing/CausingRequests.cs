using System.Diagnostics;

namespace EventBooking.Infrastructure.Tracing;

/// <summary>The recorded requests that left work behind for a background service. Costs nothing where none is recorded.</summary>
internal sealed class CausingRequests
{
    private readonly Lock _gate = new();
    private List<ActivityContext> _requests = [];

    public void AddCurrent()
    {
        if (Activity.Current is not { Recorded: true } current)
        {
            return;
        }

        lock (_gate)
        {
            // One is the parent.
            if (_requests.Count <= SharedSpan.MaxLinks)
            {
                _requests.Add(current.Context);
            }
        }
    }

    /// <summary>Starts the span of the work that has come together; null where no recorded request asked for any of it.</summary>
    public Activity? StartSpan(string name)
    {
        List<ActivityContext> requests;
        lock (_gate)
        {
            if (_requests.Count == 0)
            {
                return null;
            }

            (requests, _requests) = (_requests, []);
        }

        return SharedSpan.Start(name, requests, static request => request);
    }
}
