using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace EventBooking.AppHost;

internal static class LocalServerExtensions
{
    public static Servers AddLocalServers(this IDistributedApplicationBuilder builder, AppHostOptions options)
    {
        if (OperatingSystem.IsWindows())
        {
            throw new LocalServerException(
                "Installed servers need Linux or macOS: start Docker Desktop and use --servers containers, or run EventBooking in WSL.");
        }

        var folder = SystemFolder.Open(options.DataFolder, options.ApiAddress);
        var ports = folder.Ports;
        var postgres = builder.AddLocalServer("PostgreSQL", new LocalServerResource(
            ResourceNames.Postgres,
            ports.Choose(LocalPort.Postgres),
            port => LocalPostgres.ConnectionStringFor(port, "postgres", password: PasswordOf("postgres")),
            async (server, stop) => await LocalPostgres.StartAsync(server, PasswordOf("postgres"), stop)));
        postgres.ShowOnConsole(
            "PostgreSQL", () => $"127.0.0.1:{postgres.Resource.Port}, database {ResourceNames.Database} (password on the dashboard)");
        var redis = builder.AddLocalServer("Redis", new LocalServerResource(
            ResourceNames.Redis,
            ports.Choose(LocalPort.Redis),
            LocalRedis.ConnectionStringFor,
            async (server, stop) => await LocalRedis.StartAsync(server, stop)));
        redis.ShowOnConsole("Redis", () => $"127.0.0.1:{redis.Resource.Port}");
        const string admin = LocalRabbitMq.Administrator;
        var rabbitMq = builder.AddLocalServer("RabbitMQ", new LocalServerResource(
            ResourceNames.RabbitMq,
            ports.Choose(LocalPort.RabbitMq),
            port => LocalRabbitMq.ConnectionStringFor(port, admin, PasswordOf(admin)),
            async (server, stop) => await LocalRabbitMq.StartAsync(server, PasswordOf(admin), stop)))
            .WithUrl(new Uri($"http://127.0.0.1:{ports.Choose(LocalPort.RabbitMqPage)}").ToString(), "Management");
        rabbitMq.ShowOnConsole("RabbitMQ", () => $"http://127.0.0.1:{ManagementPort()}, user {admin} (password on the dashboard)");
        var mail = builder.AddMailTool(
            folder.Mail, ports.Choose(LocalPort.Mail, PortClaims.TryTake), ports.Choose(LocalPort.MailPage, PortClaims.TryTake));

        // Made by the container, so that it is disposed of when the app host ends.
        builder.Services.AddSingleton(services => ActivatorUtilities.CreateInstance<LocalServerLife>(services, folder));
        return new Servers(
            Access.On(
                postgres,
                ResourceNames.Database,
                () => [Access.Connection(ResourceNames.Postgres, Access.Reference(postgres.Resource))],
                role => new ServerValue(
                    postgres.Resource, port => LocalPostgres.ConnectionStringFor(port, ResourceNames.Database, role, PasswordOf(role))),
                PasswordOf),
            redis,
            Access.On(
                rabbitMq,
                ResourceNames.RabbitMq,
                () => [Access.Connection(ResourceNames.RabbitMqManagement, new ServerValue(
                    rabbitMq.Resource, _ => $"http://{admin}:{PasswordOf(admin)}@127.0.0.1:{ManagementPort()}"))],
                user => new ServerValue(rabbitMq.Resource, port => LocalRabbitMq.ConnectionStringFor(port, user, PasswordOf(user))),
                PasswordOf),
            mail,
            () =>
            [
                ("DataProtection__CertificatePath", folder.Certificate.Path),
                ("DataProtection__CertificatePassword", folder.Certificate.Password),
            ],
            () => [("CheckIn__Key", folder.CheckInKey)],
            () => folder.DeleteData(Screen.Line));

        // The secret is read only now: it may be deleted with the data before a server starts.
        string PasswordOf(string user) => folder.ServerSecret.PasswordOf(user);

        // Asked for by what is shown or started once it is ready: then there is a server.
        int ManagementPort() => ((LocalRabbitMq)rabbitMq.Resource.Server!).ManagementPort;
    }

    private static IResourceBuilder<LocalServerResource> AddLocalServer(
        this IDistributedApplicationBuilder builder, string kind, LocalServerResource server)
    {
        var check = $"{server.Name}_answers";
        builder.Services.AddHealthChecks().AddAsyncCheck(check, async cancellationToken =>
            server.Server is { } running && await running.AnswersAsync(cancellationToken)
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy($"{kind} does not answer"));
        return builder.AddResource(server)
            .WithInitialState(new CustomResourceSnapshot
            {
                ResourceType = kind,
                CreationTimeStamp = TimeProvider.System.GetUtcNow().UtcDateTime,
                State = KnownResourceStates.NotStarted,
                Properties = [new ResourcePropertySnapshot(CustomResourceKnownProperties.Source, $"installed {kind}")],
            })
            .WithIconName("Database")
            .WithHealthCheck(check)
            .OnInitializeResource((_, initialize, cancellationToken) => LifeOf(initialize.Services).StartAsync(server, cancellationToken))
            .WithCommand(KnownResourceCommands.StartCommand, "Start", StartAsync, Button("Play", isForRunning: false))
            .WithCommand(KnownResourceCommands.StopCommand, "Stop", StopAsync, Button("Stop", isForRunning: true));

        async Task<ExecuteCommandResult> StartAsync(ExecuteCommandContext context)
        {
            await LifeOf(context.Services).StartAsync(server, context.CancellationToken);
            return server.Failure is { } reason ? CommandResults.Failure(reason) : CommandResults.Success();
        }

        async Task<ExecuteCommandResult> StopAsync(ExecuteCommandContext context)
        {
            await LifeOf(context.Services).StopAsync(server);
            return CommandResults.Success();
        }
    }

    private static CommandOptions Button(string icon, bool isForRunning) => new()
    {
        IconName = icon,
        IconVariant = IconVariant.Filled,
        IsHighlighted = true,
        UpdateState = context =>
        {
            var state = context.ResourceSnapshot.State?.Text;
            return state == KnownResourceStates.Running == isForRunning && state != KnownResourceStates.Starting
                ? ResourceCommandState.Enabled
                : ResourceCommandState.Hidden;
        },
    };

    private static LocalServerLife LifeOf(IServiceProvider services) => services.GetRequiredService<LocalServerLife>();
}
