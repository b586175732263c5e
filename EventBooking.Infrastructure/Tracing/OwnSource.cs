using System.Diagnostics;

namespace EventBooking.Infrastructure.Tracing;

/// <summary>Where the spans of what the services share come from.</summary>
internal static class OwnSource
{
    public const string Name = "EventBooking";
    public static readonly ActivitySource Instance = new(Name);
}
