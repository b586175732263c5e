using System.Diagnostics;

namespace EventBooking.Infrastructure.Tracing;

internal static class OwnSource
{
    public const string Name = "EventBooking";
    public static readonly ActivitySource Instance = new(Name);
}
