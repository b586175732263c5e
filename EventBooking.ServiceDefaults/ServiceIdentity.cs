using System.Reflection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Resources;

namespace EventBooking.ServiceDefaults;

/// <summary>Says in all telemetry which service it is of, in OpenTelemetry's words.</summary>
internal static class ServiceIdentity
{
    /// <summary>
    /// Adds service.name (the application's), service.version, service.instance.id (new at each start) and
    /// deployment.environment.name. OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES override each.
    /// </summary>
    public static ResourceBuilder AddIdentity(this ResourceBuilder resource, IHostEnvironment environment) => resource
        .AddService(environment.ApplicationName, serviceVersion: Version)
        .AddAttributes([new("deployment.environment.name", environment.EnvironmentName.ToLowerInvariant())])
        // Again, as of two values for one attribute the later counts, and the SDK's own reading came before.
        .AddEnvironmentVariableDetector();

    private static string? Version =>
        Assembly.GetEntryAssembly()?.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
}
