using EventBooking.MigrationService;

if (MigrationCommand.Parse(args, out var exitCode) is not { } command)
{
    return exitCode;
}

try
{
    var builder = Host.CreateApplicationBuilder(
        new HostApplicationBuilderSettings { Args = args, ContentRootPath = AppContext.BaseDirectory });
    builder.AddServiceDefaults();
    command.AddServices(builder);

    using var host = builder.Build();
    host.ValidateSettings();
    return await command.RunAsync(host);
}
catch (Exception exception) when (SettingErrors.TryDescribe(exception, out var sentence))
{
    await Console.Error.WriteLineAsync(sentence);
    return 1;
}
catch (OperationCanceledException)
{
    await Console.Error.WriteLineAsync("The command was stopped before it was done.");
    return 1;
}
