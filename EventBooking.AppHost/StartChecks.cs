namespace EventBooking.AppHost;

/// <summary>What would keep the system from running, said in one sentence before anything starts or is deleted.</summary>
internal static class StartChecks
{
    private static readonly string[] DashboardAddresses =
        ["ASPNETCORE_URLS", "ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL", "ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL"];

    /// <summary>Aspire ends with a stack trace if a port of the dashboard is taken, and says nothing if that of a service is.</summary>
    public static void CheckPorts(this IDistributedApplicationBuilder builder, int apiPort)
    {
        builder.CheckBeforeRun(_ =>
        {
            if (!PortClaims.TryTake(apiPort))
            {
                throw new LocalServerException(
                    $"Port {apiPort} is taken by another program. Choose another one with --port, for example --port {Ports.FindFree()}.");
            }

            foreach (var setting in DashboardAddresses)
            {
                CheckDashboard(setting, builder.Configuration[setting]);
            }
        });
    }

    /// <summary>Keeps a second run off the volumes: two servers on the same files destroy them.</summary>
    public static void CheckVolumes(
        this IDistributedApplicationBuilder builder, AppHostOptions options, Lazy<ContainerEngine?> engine, IReadOnlyList<string> volumes)
    {
        builder.Services.AddSingleton(_ => InstanceLock.Take(Path.Combine(PortClaims.MachineFolder(), "containers"), options.ApiAddress));
        builder.CheckBeforeRun(services =>
        {
            // Two that start at the same moment see none of each other's containers. Free again when the app host ends.
            services.GetRequiredService<InstanceLock>();
            var found = engine.Value
                ?? throw new LocalServerException(
                    "No container engine answers. Start Docker or Podman, or run the installed PostgreSQL, Redis and RabbitMQ "
                        + "with --servers local.");
            foreach (var volume in volumes)
            {
                if (found.ContainersOn(volume) is [_, ..] containers)
                {
                    throw new LocalServerException(
                        $"EventBooking is already running: the volume {volume} is in use by {string.Join(", ", containers)}. "
                        + "Stop it first and wait until its containers have ended; "
                        + $"what a crash left behind goes away with {found.Command} rm --force {string.Join(' ', containers)}.");
                }
            }
        });
    }

    /// <summary>If asked for, and only once it is sure that nobody uses them.</summary>
    public static void DeleteData(this IDistributedApplicationBuilder builder, AppHostOptions options, Servers servers)
    {
        if (options.Fresh)
        {
            builder.BeforeRun(_ => servers.DeleteData());
        }
    }

    // One after the other, in the order of the calls: what deletes comes after the checks. Not while the model is built: to look at it
    // needs no port and deletes no data.
    public static void BeforeRun(this IDistributedApplicationBuilder builder, Action<IServiceProvider> work)
    {
        builder.Eventing.Subscribe<BeforeStartEvent>((start, _) =>
        {
            work(start.Services);
            return Task.CompletedTask;
        });
    }

    // Not on random ports, as in tests, which have nothing in common with another run.
    private static void CheckBeforeRun(this IDistributedApplicationBuilder builder, Action<IServiceProvider> check)
    {
        if (!builder.Configuration.GetValue<bool>("DcpPublisher:RandomizePorts"))
        {
            builder.BeforeRun(check);
        }
    }

    private static void CheckDashboard(string setting, string? addresses)
    {
        foreach (var address in (addresses ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Port > 0 && !Ports.IsFree(uri.Port))
            {
                throw new LocalServerException(
                    $"The dashboard needs {address}, which another program has taken: maybe EventBooking is already running. "
                    + $"Choose another address with --{setting}=, for example --{setting}=http://localhost:{Ports.FindFree()}.");
            }
        }
    }
}
