using System.Diagnostics;

namespace EventBooking.Infrastructure.Seats;

/// <summary>The span of a batch: a child of the first request in it that is recorded, with a link to each other one.</summary>
internal static class BatchTrace
{
    public const string Name = "EventBooking";

    // OpenTelemetry's own limit.
    private const int MaxLinks = 128;
    private static readonly ActivitySource Source = new(Name);

    /// <summary>Null where no request is recorded; then the statements of the batch are not traced either.</summary>
    public static Activity? Start(List<PendingBooking> batch)
    {
        if (!Source.HasListeners() || batch.Find(IsRecorded) is not { } first)
        {
            return null;
        }

        var links = batch.Where(rider => rider != first && IsRecorded(rider)).Take(MaxLinks).Select(rider => new ActivityLink(rider.Trace));
        return Source.StartActivity("book", ActivityKind.Internal, first.Trace, links: links);
    }

    private static bool IsRecorded(PendingBooking rider) => rider.Trace.TraceFlags.HasFlag(ActivityTraceFlags.Recorded);
}
