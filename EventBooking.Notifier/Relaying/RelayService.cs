using EventBooking.Infrastructure.Health;
using EventBooking.Infrastructure.Outbox.Relaying;
using EventBooking.Infrastructure.Persistence;
using EventBooking.ServiceDefaults;

namespace EventBooking.Notifier.Relaying;

/// <summary>Relays the outbox and does nothing else, where no instance of the API is to do it.</summary>
internal static class RelayService
{
    /// <summary>Runs until it is stopped; returns the exit code.</summary>
    /// <param name="args">The command line, <c>relay</c> included.</param>
    public static async Task<int> RunAsync(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.AddServiceDefaults();
        builder.AddBookingDatabase(DatabaseOptions.NotifierMaxConnections);
        builder.AddSchemaGate();
        builder.AddServerHealth();
        builder.AddOutboxRelay();

        await using var app = builder.Build();
        app.ValidateSettings();
        app.MapDefaultEndpoints();

        await app.RunAsync();
        return 0;
    }
}
