using EventBooking.IntegrationTests.Telemetry;

namespace EventBooking.IntegrationTests.Secrecy;

/// <summary>What is written about bookings never shows whose they are, however much is written.</summary>
public sealed class SecrecyTests
{
    internal static readonly string[] Categories =
    [
        "Default", "Microsoft", "Microsoft.AspNetCore", "Microsoft.EntityFrameworkCore", "Microsoft.EntityFrameworkCore.Database",
        "Microsoft.EntityFrameworkCore.Query", "Microsoft.EntityFrameworkCore.Update", "Microsoft.Extensions.Hosting.Internal.Host",
        "Microsoft.Hosting.Lifetime", "Npgsql", "Polly", "System",
    ];

    [Fact]
    public async Task Logs_and_spans_of_a_whole_tour_hold_no_token_name_or_address()
    {
        var secrets = new Secrets();
        await using var receiver = await TelemetryReceiver.StartAsync();
        await using var server = await OwnPostgres.StartMigratedAsync();
        string apiLog;
        await using (var process = await ApiProcess.StartReadyAsync(
            $"{server.ConnectionString(OwnPostgres.Database)};Password={Secrets.Password}",
            [.. receiver.Settings, .. Categories.Select(name => ($"Logging__LogLevel__{name}", (string?)"Trace"))]))
        {
            var tour = new Tour(process, secrets);
            var booking = await tour.BookAsync();
            await tour.MistakeAsync(booking);
            await server.StopAsync();
            await tour.BeRefusedAsync(booking);
            await server.StartAgainAsync();
            await tour.EndAsync(booking);
            (await process.Process.StopAsync(TimeSpan.FromSeconds(10))).ShouldBeTrue();
            apiLog = process.Log;
        }

        await server.StopAsync();
        apiLog.ShouldContain("/api/v1/bookings/REDACTED");
        apiLog.ShouldContain("update bookings");
        apiLog.ShouldContain("Answered 503");
        receiver.Text("logs").ShouldContain("/api/v1/bookings/REDACTED");
        receiver.Text("traces").ShouldContain("/api/v1/bookings/REDACTED");
        receiver.Text("traces").ShouldContain("insert into bookings");
        receiver.Text("traces").ShouldContain("/b/REDACTED/reminders/stop");
        receiver.Text("metrics").ShouldContain("/api/v1/bookings/{token}");
        receiver.Text("metrics").ShouldContain("/b/{token}");
        receiver.Text("metrics").ShouldContain("eventbooking.booking.made");
        secrets.ShouldNotBeIn(apiLog, "The API's log");
        foreach (var kind in new[] { "logs", "traces", "metrics" })
        {
            secrets.ShouldNotBeIn(receiver.Text(kind), $"What the API exports as {kind}");
        }

        foreach (var log in Directory.GetFiles(Path.GetDirectoryName(server.LogPath)!, "postgres*.log"))
        {
            secrets.ShouldNotBeIn(await File.ReadAllTextAsync(log), "The log of PostgreSQL");
        }
    }
}
