using EventBooking.Infrastructure.Companions;
using EventBooking.Infrastructure.Persistence;
using EventBooking.Infrastructure.Tokens;
using EventBooking.Notifier.Errors;
using EventBooking.Notifier.Relaying;
using EventBooking.ServiceDefaults;

try
{
    switch (args)
    {
        case ["errors", .. var words]:
            return await ErrorsCommand.RunAsync(words, Console.Out);
        case ["relay", ..]:
            return await RelayService.RunAsync(args);
    }

    var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
    builder.AddServiceDefaults();
    builder.AddBookingDatabase();
    builder.AddSchemaGate();
    builder.AddTokenVault();
    builder.AddKeyRingHealth();
    builder.AddCompanionHealth();

    await using var app = builder.Build();
    app.ValidateSettings();
    app.MapDefaultEndpoints();

    await app.RunAsync();
    return 0;
}
catch (Exception exception) when (SettingErrors.TryDescribe(exception, out var sentence))
{
    await Console.Error.WriteLineAsync(sentence);
    return 1;
}
