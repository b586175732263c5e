using EventBooking.Infrastructure.Persistence;
using EventBooking.Infrastructure.Tokens;
using EventBooking.MigrationService;
using EventBooking.ServiceDefaults;

try
{
    var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { Args = args, ContentRootPath = AppContext.BaseDirectory });
    builder.AddServiceDefaults();
    builder.AddBookingDatabase();
    builder.AddTokenVault();
    builder.AddMigrator();

    using var host = builder.Build();
    host.ValidateSettings();
    return await MigrationCommand.RunAsync(host, args);
}
catch (Exception exception) when (SettingErrors.TryDescribe(exception, out var sentence))
{
    await Console.Error.WriteLineAsync(sentence);
    return 1;
}
catch (OperationCanceledException)
{
    await Console.Error.WriteLineAsync("The migrations were stopped before they were done.");
    return 1;
}
