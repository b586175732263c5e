using System.Diagnostics;

namespace EventBooking.Infrastructure.Tracing;

/// <summary>The span of work that serves many requests: a child of the first one that is recorded, with a link to each other one.</summary>
internal static class SharedSpan
{
    /// <summary>OpenTelemetry's own limit.</summary>
    public const int MaxLinks = 128;

    /// <summary>Null where no request is recorded; then what the work asks of other servers is not traced either.</summary>
    public static Activity? Start<T>(string name, List<T> work, Func<T, ActivityContext> requestOf)
    {
        if (!OwnSource.Instance.HasListeners() || work.FindIndex(item => IsRecorded(requestOf(item))) is var first && first < 0)
        {
            return null;
        }

        var links = work.Skip(first + 1).Select(requestOf).Where(IsRecorded).Take(MaxLinks).Select(request => new ActivityLink(request));
        return OwnSource.Instance.StartActivity(name, ActivityKind.Internal, requestOf(work[first]), links: links);
    }

    private static bool IsRecorded(ActivityContext request) => request.TraceFlags.HasFlag(ActivityTraceFlags.Recorded);
}
