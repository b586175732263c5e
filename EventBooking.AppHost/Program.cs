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

    var migrations = builder.AddService<Projects.EventBooking_MigrationService>(ResourceNames.Migrations, servers);
    if (builder.AddBootstrap(ResourceNames.Bootstrap, servers.Database) is { } bootstrap)
    {
        migrations.WaitForCompletion(bootstrap);
    }

    builder.AddBootstrap(ResourceNames.BrokerBootstrap, servers.RabbitMq);

    var api = builder.AddService<Projects.EventBooking_Api>(ResourceNames.Api, servers)
        .WithReference(servers.Redis)
        .WithApiEndpoint(options.Port)
        .AsLasting(servers, migrations, options.Replicas)
        .WithApiLinks()
        .WithSampleEvents();

    builder.AddService<Projects.EventBooking_Notifier>(ResourceNames.Notifier, servers)
        .WithMail(servers.Mail)
        .WithNotifierEndpoint()
        .WithEnvironment("Public__BaseUrl", api.GetEndpoint(ServiceExtensions.Endpoint))
        .AsLasting(servers, migrations, options.Replicas);

    builder.ReportStart(options);
    builder.Services.AddSingleton<IHostLifetime, StopSignals>();
    await using var app = builder.Build();
    await app.RunAsync();
}
catch (OperationCanceledException)
{
    // Stopped while it started.
}
catch (Exception exception) when (exception is LocalServerException or DistributedApplicationException)
{
    await Console.Error.WriteLineAsync(exception.Message);
    return 1;
}

Screen.Line("Stopped");
return 0;
