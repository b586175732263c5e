using EventBooking.Infrastructure.Health;
using EventBooking.Infrastructure.Persistence;
using EventBooking.Infrastructure.Tokens;
using EventBooking.Notifier.Bookings;
using EventBooking.Notifier.Consuming;
using EventBooking.Notifier.Errors;
using EventBooking.Notifier.Mail;
using EventBooking.Notifier.Queue;
using EventBooking.Notifier.Relaying;
using EventBooking.Notifier.Sms;
using EventBooking.Presentation.CheckIn;
using EventBooking.Presentation.Links;
using EventBooking.ServiceDefaults;

try
{
    switch (args)
    {
        case ["errors", .. var words]:
            return await ErrorsCommand.RunAsync(words, Console.Out);
        case [HealthCommand.Name]:
            return await HealthCommand.RunAsync("http://localhost:5000", Console.Out);
        case ["relay", ..]:
            return await RelayService.RunAsync(args);
    }

    var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
    builder.AddServiceDefaults();
    builder.AddBookingDatabase(DatabaseOptions.NotifierMaxConnections);
    builder.AddSchemaGate();
    builder.AddTokenVault();
    builder.AddKeyRingHealth();
    builder.AddServerHealth();
    builder.AddPublicLinks();
    builder.AddCheckInCodes();
    builder.AddMailChannel();
    builder.AddSmsChannel();
    builder.AddBookingNotifications();
    builder.AddDeliveryQueue();
    builder.AddConsumers();

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
