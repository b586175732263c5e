using EventBooking.ServiceDefaults;

namespace EventBooking.AppHost;

/// <summary>What every service has.</summary>
internal static class ServiceExtensions
{
    /// <summary>The one endpoint of a service.</summary>
    public const string Endpoint = "http";

    /// <summary>Only checks ask it: its link leads to them.</summary>
    public static IResourceBuilder<ProjectResource> WithNotifierEndpoint(this IResourceBuilder<ProjectResource> notifier) => notifier
        .WithHttpEndpoint(name: Endpoint)
        .WithUrlForEndpoint(Endpoint, url => (url.Url, url.DisplayText) = ($"{url.Url}/health", "Health"));

    /// <summary>The checks that the dashboard and a cluster make; a probe is both.</summary>
    public static IResourceBuilder<ProjectResource> WithHealth(this IResourceBuilder<ProjectResource> service) => service
        .WithHttpProbe(ProbeType.Readiness, "/health", periodSeconds: 5, timeoutSeconds: 5)
        .WithHttpProbe(ProbeType.Liveness, "/alive", initialDelaySeconds: 10, periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 6);

    /// <summary>Links in mails lead there.</summary>
    public static IResourceBuilder<ProjectResource> WithPublicUrl(
        this IResourceBuilder<ProjectResource> service, IResourceBuilder<ProjectResource> web) =>
        service.WithEnvironment("Public__BaseUrl", web.GetEndpoint(Endpoint));

    /// <summary>Logs in to the database with the settings of one of its roles.</summary>
    public static IResourceBuilder<ProjectResource> WithDatabase(
        this IResourceBuilder<ProjectResource> service, Database database, Settings role)
    {
        service.WithSettings(role);
        return database.Server is { } server ? service.WithReferenceRelationship(server.Resource) : service;
    }

    /// <summary>Waits until what makes database and roles has done so.</summary>
    public static IResourceBuilder<ProjectResource> WaitForBootstrap(this IResourceBuilder<ProjectResource> migrations, Database database)
    {
        if (database is not { Server: { } server, Bootstrap: { } rights })
        {
            return migrations;
        }

        var bootstrap = migrations.ApplicationBuilder.AddProject<Projects.EventBooking_MigrationService>(ResourceNames.Bootstrap)
            .WithoutHttpsCertificate()
            .WithArgs("bootstrap")
            .WithDatabase(database, database.Migrations)
            .WithSettings(rights)
            .WaitFor(server);
        return migrations.WaitForCompletion(bootstrap);
    }

    public static IResourceBuilder<T> WithSettings<T>(this IResourceBuilder<T> service, Settings settings)
        where T : IResourceWithEnvironment => service.WithEnvironment(context =>
    {
        foreach (var (name, value) in settings())
        {
            context.EnvironmentVariables[name] = value;
        }
    });
}
