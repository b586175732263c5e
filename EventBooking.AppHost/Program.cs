using EventBooking.AppHost;

if (AppHostOptions.Parse(args, out var exitCode) is not { } options)
{
    return exitCode;
}

using var programs = ProgramLock.Take();
try
{
    // The settings lie beside the program, wherever it is started.
    var builder = DistributedApplication.CreateBuilder(
        [$"--contentRoot={AppContext.BaseDirectory}", .. DashboardSettings.Defaults(), .. options.Settings]);
    var servers = builder.AddServers(options);
    builder.CheckPorts(options.Port);
    builder.DeleteData(options, servers);

    // No certificate: all of it speaks HTTP on this machine only, and with one the dashboard would ask to trust it.
    var migrations = builder.AddProject<Projects.EventBooking_MigrationService>(ResourceNames.Migrations)
        .WithoutHttpsCertificate()
        .WithReferenceEnvironment(ReferenceEnvironmentInjectionFlags.ConnectionString)
        .WithUserOf(servers.Database)
        .WithSettings(servers.KeyRing)
        .WaitForBootstrap(builder.AddBootstrap(ResourceNames.Bootstrap, servers.Database));
    builder.AddBootstrap(ResourceNames.BrokerBootstrap, servers.RabbitMq);

    var api = builder.AddProject<Projects.EventBooking_Api>(ResourceNames.Api)
        .WithoutHttpsCertificate()
        .WithReferenceEnvironment(ReferenceEnvironmentInjectionFlags.ConnectionString)
        .WithUserOf(servers.Database)
        .WithUserOf(servers.RabbitMq)
        .WithReference(servers.Redis)
        .WithSettings(servers.KeyRing)
        .WithSettings(servers.CheckInKey)
        .WaitForCompletion(migrations)
        .WithApiEndpoint(options.Port)
        .WithHealth()
        .WithReplicas(options.Replicas)
        .WithApiLinks()
        .WithSampleEvents();

    builder.AddProject<Projects.EventBooking_Notifier>(ResourceNames.Notifier)
        .WithoutHttpsCertificate()
        .WithReferenceEnvironment(ReferenceEnvironmentInjectionFlags.ConnectionString)
        .WithUserOf(servers.Database)
        .WithUserOf(servers.RabbitMq)
        .WithMail(servers.Mail)
        .WithSettings(servers.KeyRing)
        .WithSettings(servers.CheckInKey)
        .WaitForCompletion(migrations)
        .WithNotifierEndpoint()
        .WithPublicUrl(api)
        .WithHealth()
        .WithReplicas(options.Replicas);

    builder.ReportStart(options);
    builder.Services.AddSingleton<IHostLifetime, StopSignals>();
    await using (var app = builder.Build())
    {
        await app.RunAsync();
    }

    Screen.Line("Stopped");
    return 0;
}
catch (OperationCanceledException)
{
    Screen.Line("Stopped");
    return 0;
}
catch (Exception exception) when (exception is LocalServerException or DistributedApplicationException)
{
    await Console.Error.WriteLineAsync(exception.Message);
    return 1;
}
