using EventBooking.Api.Documentation;
using EventBooking.Api.Features.Bookings;
using EventBooking.Api.Features.Events;
using EventBooking.Api.Features.Live;
using EventBooking.Api.Features.Pages;
using EventBooking.Api.Http;
using EventBooking.Infrastructure.Availability;
using EventBooking.Infrastructure.Health;
using EventBooking.Infrastructure.Listing;
using EventBooking.Infrastructure.Outbox.Relaying;
using EventBooking.Infrastructure.Persistence;
using EventBooking.Infrastructure.Seats;
using EventBooking.Infrastructure.Tokens;
using EventBooking.Presentation.CheckIn;
using EventBooking.ServiceDefaults;

try
{
    if (args is [HealthCommand.Name])
    {
        return await HealthCommand.RunAsync(ServerExtensions.DefaultUrl, Console.Out);
    }

    var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
    builder.AddServiceDefaults();
    builder.AddBookingDatabase();
    builder.AddSchemaGate();
    builder.AddOutboxRelay();
    builder.AddAvailability();
    builder.AddSeatLedger();
    builder.AddEventList();
    builder.AddTokenVault();
    builder.AddKeyRingHealth();
    builder.AddServerHealth();
    builder.AddApiServer();
    builder.AddApiJson();
    builder.AddApiProblems();
    builder.AddEventPages();
    builder.AddLiveUpdates();
    builder.AddCheckInCodes();
    builder.AddPages();
    builder.AddApiCors();
    builder.AddApiDocument();

    await using var app = builder.Build();
    app.ValidateSettings();
    app.UseSecurityHeaders();
    app.UseApiProblems();
    app.UseApiCors();
    app.UseBodyRules();
    app.MapDefaultEndpoints();
    app.MapApiDocument();

    var api = app.MapGroup("/api/v1").RefuseMistypedMembers().RequireSchema();
    api.MapEvents();
    api.MapBookings();
    app.MapPages();

    await app.RunAsync();
    return 0;
}
catch (Exception exception) when (SettingErrors.TryDescribe(exception, out var sentence))
{
    await Console.Error.WriteLineAsync(sentence);
    return 1;
}
