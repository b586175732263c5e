using EventBooking.LocalServers;
using EventBooking.ServiceDefaults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace EventBooking.AppHost.Local;

/// <summary>Adds PostgreSQL, Redis, RabbitMQ and the mail catcher without containers, on a folder that they share.</summary>
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
        var postgres = builder.AddLocalServer("PostgreSQL", "installed PostgreSQL", new LocalServerResource(
            ResourceNames.Postgres,
            ports.Choose(LocalPort.Postgres),
            port => LocalPostgres.ConnectionStringFor(port, "postgres", password: folder.ServerSecret.PasswordOf("postgres")),
            async (server, stop) => await LocalPostgres.StartAsync(server, folder.ServerSecret.PasswordOf("postgres"), stop)));
        postgres.ShowOnConsole(
            "PostgreSQL", () => $"127.0.0.1:{postgres.Resource.Port}, database {ResourceNames.Database} (password on the dashboard)");
        var redis = builder.AddLocalServer("Redis", "installed Redis", new LocalServerResource(
            ResourceNames.Redis,
            ports.Choose(LocalPort.Redis),
            LocalRedis.ConnectionStringFor,
            async (server, stop) => await LocalRedis.StartAsync(server, stop)));
        redis.ShowOnConsole("Redis", () => $"127.0.0.1:{redis.Resource.Port}");
        var rabbitMq = builder.AddLocalServer("RabbitMQ", "installed RabbitMQ", new LocalServerResource(
            ResourceNames.RabbitMq,
            ports.Choose(LocalPort.RabbitMq),
            port => LocalRabbitMq.ConnectionStringFor(port, LocalRabbitMq.Administrator, AdministratorPassword()),
            async (server, stop) => await LocalRabbitMq.StartAsync(server, AdministratorPassword(), stop)))
            .WithUrl(new Uri($"http://127.0.0.1:{ports.Choose(LocalPort.RabbitMqPage)}").ToString(), "Management");
        rabbitMq.ShowOnConsole(
            "RabbitMQ", () => $"http://127.0.0.1:{ManagementPort()}, user {LocalRabbitMq.Administrator} (password on the dashboard)");
        var mail = builder.AddMailTool(
            folder.Mail, ports.Choose(LocalPort.Mail, PortClaims.TryTake), ports.Choose(LocalPort.MailPage, PortClaims.TryTake));

        // Made by the container, so that it is disposed of when the app host ends.
        builder.Services.AddSingleton(services => ActivatorUtilities.CreateInstance<LocalServerLife>(services, folder));
        return new Servers(
            Database.On(
                postgres,
                () => Users.Reference(postgres.Resource),
                role => new ServerValue(postgres.Resource, port => LocalPostgres.ConnectionStringFor(
                    port, ResourceNames.Database, role, folder.ServerSecret.PasswordOf(role))),
                folder.ServerSecret.PasswordOf),
            redis,
            Broker.On(
                rabbitMq,
                () => new ServerValue(
                    rabbitMq.Resource, _ => $"http://{LocalRabbitMq.Administrator}:{AdministratorPassword()}@127.0.0.1:{ManagementPort()}"),
                user => new ServerValue(rabbitMq.Resource, port => LocalRabbitMq.ConnectionStringFor(
                    port, user, folder.ServerSecret.PasswordOf(user))),
                folder.ServerSecret.PasswordOf),
            mail,
            () => new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["DataProtection__CertificatePath"] = folder.Certificate.Path,
                ["DataProtection__CertificatePassword"] = folder.Certificate.Password,
            },
            () => new Dictionary<string, object>(StringComparer.Ordinal) { ["CheckIn__Key"] = folder.CheckInKey },
            () => folder.DeleteData(Screen.Line));

        string AdministratorPassword() => folder.ServerSecret.PasswordOf(LocalRabbitMq.Administrator);

        // Asked for by what is shown or started once it is ready: then there is a server.
        int ManagementPort() => ((LocalRabbitMq)rabbitMq.Resource.Server!).ManagementPort;
    }

    private static IResourceBuilder<LocalServerResource> AddLocalServer(
        this IDistributedApplicationBuilder builder, string kind, string source, LocalServerResource server)
    {
        var check = $"{server.Name}_answers";
        builder.Services.AddHealthChecks().AddAsyncCheck(check, async cancellationToken =>
            server.Server is { } running && await running.AnswersAsync(cancellationToken)
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy($"{kind} does not answer"));
        return builder.AddResource(server)
            .WithInitialState(Initial(kind, source))
            .WithIconName("Database")
            .WithHealthCheck(check)
            .OnInitializeResource((_, initialize, cancellationToken) => LifeOf(initialize.Services).StartAsync(server, cancellationToken))
            .WithCommand(
                KnownResourceCommands.StartCommand,
                "Start",
                context => StartAsync(LifeOf(context.Services), server, context.CancellationToken),
                Button("Play", isForRunning: false))
            .WithCommand(
                KnownResourceCommands.StopCommand,
                "Stop",
                context => StopAsync(LifeOf(context.Services), server),
                Button("Stop", isForRunning: true));
    }

    private static CommandOptions Button(string icon, bool isForRunning) => new()
    {
        IconName = icon,
        IconVariant = IconVariant.Filled,
        IsHighlighted = true,
        UpdateState = context => IsRunning(context) == isForRunning && !IsStarting(context)
            ? ResourceCommandState.Enabled
            : ResourceCommandState.Hidden,
    };

    private static CustomResourceSnapshot Initial(string kind, string source) => new()
    {
        ResourceType = kind,
        CreationTimeStamp = TimeProvider.System.GetUtcNow().UtcDateTime,
        State = KnownResourceStates.NotStarted,
        Properties = [new ResourcePropertySnapshot(CustomResourceKnownProperties.Source, source)],
    };

    private static LocalServerLife LifeOf(IServiceProvider services) => services.GetRequiredService<LocalServerLife>();

    private static bool IsRunning(UpdateCommandStateContext context) =>
        context.ResourceSnapshot.State?.Text == KnownResourceStates.Running;

    private static bool IsStarting(UpdateCommandStateContext context) =>
        context.ResourceSnapshot.State?.Text == KnownResourceStates.Starting;

    private static async Task<ExecuteCommandResult> StartAsync(
        LocalServerLife life, LocalServerResource server, CancellationToken cancellationToken)
    {
        await life.StartAsync(server, cancellationToken);
        return server.Failure is { } reason ? CommandResults.Failure(reason) : CommandResults.Success();
    }

    private static async Task<ExecuteCommandResult> StopAsync(LocalServerLife life, LocalServerResource server)
    {
        await life.StopAsync(server);
        return CommandResults.Success();
    }
}
