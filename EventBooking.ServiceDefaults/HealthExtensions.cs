using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace EventBooking.ServiceDefaults;

/// <summary>Health endpoints: <c>/health</c> says whether to send requests here, <c>/alive</c> whether to start the process anew.</summary>
public static class HealthExtensions
{
    internal const string ReadinessPath = "/health";
    internal const string LivenessPath = "/alive";
    private const string LiveTag = "live";
    private static readonly HttpMethodMetadata Methods = new([HttpMethods.Get, HttpMethods.Head]);

    internal static void AddHealth(this IHostApplicationBuilder builder) =>
        builder.Services.AddHealthChecks().AddCheck("self", () => HealthCheckResult.Healthy(), [LiveTag]);

    /// <summary>Maps what every web service answers: <c>/health</c> and <c>/alive</c>.</summary>
    public static void MapDefaultEndpoints(this WebApplication app)
    {
        // Neither measured nor, by the telemetry's filter, traced: probes would outnumber people.
        Map(ReadinessPath, predicate: null);
        Map(LivenessPath, check => check.Tags.Contains(LiveTag));

        void Map(string path, Func<HealthCheckRegistration, bool>? predicate) => app
            .MapHealthChecks(path, new HealthCheckOptions { Predicate = predicate, ResponseWriter = WriteAsync })
            .WithMetadata(Methods)
            .DisableHttpMetrics();
    }

    private static Task WriteAsync(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(
        new
        {
            status = Name(report.Status),
            checks = report.Entries.ToDictionary(
                entry => entry.Key,
                entry => new { status = Name(entry.Value.Status), description = entry.Value.Description },
                StringComparer.Ordinal),
        },
        context.RequestAborted);

    private static string Name(HealthStatus status) => JsonNamingPolicy.SnakeCaseLower.ConvertName(status.ToString());
}
