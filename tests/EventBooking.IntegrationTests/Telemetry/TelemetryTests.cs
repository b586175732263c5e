using System.Net;
using System.Reflection;
using EventBooking.Api.Http;

namespace EventBooking.IntegrationTests.Telemetry;

/// <summary>What a collector learns of a service.</summary>
public sealed class TelemetryTests
{
    private const string HasTrace = "select trace_parent is not null from outbox where subject_id = $1";

    [Fact]
    public async Task Requests_statements_and_the_runtime_are_measured_and_traced_but_probes_are_not()
    {
        await using var receiver = await TelemetryReceiver.StartAsync();
        await using var process = await ApiProcess.StartReadyAsync(await TestDatabase.CreateAsync(), receiver.Settings);
        (await process.Api.GetAsync("/alive")).ShouldBe(HttpStatusCode.OK);

        var published = await process.Api.PublishAsync(new EventBuilder().WithSlot());
        await process.Api.GetAsync($"/api/v1/events/{published.Id}");
        await process.Api.BookAsync(published.TimeSlots[0].Id);

        await Eventually.BeTrueAsync(() => receiver.Spans.Any(span => span.Path == $"/api/v1/events/{published.Id}"));
        await Eventually.BeTrueAsync(
            () => receiver.Metrics.Count("http.server.request.duration", ("http.route", "/api/v1/bookings/")) == 1);
        var routes = receiver.Metrics.Find("http.server.request.duration")!.Points.Select(
            point => point.Labels.GetValueOrDefault("http.route"));
        routes.Order(StringComparer.Ordinal).ShouldBe(["/api/v1/bookings/", "/api/v1/events/", "/api/v1/events/{event_id}"]);
        receiver.Spans.Select(span => span.Path).ShouldNotContain(path => path == "/health" || path == "/alive");
        receiver.Metrics.Find("dotnet.gc.collections").ShouldNotBeNull();
        await Eventually.BeTrueAsync(() => receiver.Spans.Any(span => span.Source == "Npgsql"));
        receiver.Spans.Where(span => span.IsRoot).ShouldAllBe(span => span.Source == "Microsoft.AspNetCore");
        var statements = receiver.Metrics.Find("db.client.operation.duration").ShouldNotBeNull();
        statements.Meter.ShouldBe("Npgsql");
        statements.Points.Select(point => point.Labels["db.client.connection.pool.name"])
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ShouldBe(["bookingdb", "bookingdb.lanes"]);
    }

    [Fact]
    public async Task A_service_says_who_it_is()
    {
        var resource = await ResourceAsync();

        resource["service.name"].ShouldBe("EventBooking.Api");
        resource["service.version"].ShouldBe(
            typeof(ApiFailure).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion);
        resource["service.instance.id"].ShouldNotBeEmpty();
        resource["deployment.environment.name"].ShouldBe("development");
    }

    [Fact]
    public async Task The_environment_of_a_service_may_say_otherwise()
    {
        var resource = await ResourceAsync(
            ("OTEL_SERVICE_NAME", "api"),
            ("OTEL_RESOURCE_ATTRIBUTES", "deployment.environment.name=blue,service.instance.id=api-1,region=north"));

        resource["service.name"].ShouldBe("api");
        resource["service.instance.id"].ShouldBe("api-1");
        resource["deployment.environment.name"].ShouldBe("blue");
        resource["region"].ShouldBe("north");
    }

    [Fact]
    public async Task A_share_of_traces_is_recorded_and_every_trace_that_the_caller_records()
    {
        await using var receiver = await TelemetryReceiver.StartAsync();
        await using var process = await ApiProcess.StartReadyAsync(
            await TestDatabase.CreateAsync(),
            [.. receiver.Settings, ("OTEL_TRACES_SAMPLER", "parentbased_traceidratio"), ("OTEL_TRACES_SAMPLER_ARG", "0.5")]);

        for (var i = 0; i < 40; i++)
        {
            await process.Api.GetAsync("/own");
        }

        await GetAsync(process, "/unrecorded", "00000000000000000000000000000001", isRecorded: false);
        await GetAsync(process, "/recorded", "ffffffffffffffffffffffffffffffff");

        await Eventually.BeTrueAsync(() => receiver.Spans.Any(span => span.Path == "/recorded"));
        receiver.Spans.Count(span => span.Path == "/own").ShouldBeInRange(1, 39);
        receiver.Spans.ShouldNotContain(span => span.Path == "/unrecorded");
    }

    [Fact]
    public async Task Where_nothing_takes_traces_there_are_none_to_refer_to()
    {
        await using var receiver = await TelemetryReceiver.StartAsync();
        var connectionString = await TestDatabase.CreateAsync();
        await using var traced = await ApiProcess.StartReadyAsync(connectionString, receiver.Settings);
        await using var untraced = await ApiProcess.StartReadyAsync(connectionString);
        var slot = (await traced.Api.PublishSlotAsync()).Id;

        var known = await traced.Api.BookAsync(slot, email: "ada@example.com");
        var unknown = await untraced.Api.BookAsync(slot, email: "ada@example.com");

        (await Ledger.ScalarAsync<bool>(connectionString, HasTrace, known.Id)).ShouldBeTrue();
        (await Ledger.ScalarAsync<bool>(connectionString, HasTrace, unknown.Id)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_log_of_requests_needs_no_exporter_but_has_to_be_asked_for()
    {
        var connectionString = await TestDatabase.CreateAsync();
        await using var silent = await ApiProcess.StartReadyAsync(connectionString);
        await using var chatty = await ApiProcess.StartReadyAsync(connectionString, ("Logging__LogLevel__Microsoft", "Information"));

        await silent.Api.GetAsync("/own");
        await chatty.Api.GetAsync("/own");

        await Eventually.BeTrueAsync(() =>
            chatty.Log.Contains("Request finished HTTP/1.1 GET", StringComparison.Ordinal)
            && chatty.Log.Contains("/own", StringComparison.Ordinal));
        silent.Log.ShouldNotContain("/own");
    }

    private static async Task GetAsync(ApiProcess process, string path, string trace, bool isRecorded = true)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("traceparent", $"00-{trace}-0000000000000001-{(isRecorded ? "01" : "00")}");
        await process.Api.SendAsync(request);
    }

    private static async Task<IReadOnlyDictionary<string, string>> ResourceAsync(params (string Name, string? Value)[] settings)
    {
        await using var receiver = await TelemetryReceiver.StartAsync();
        await using var process = await ApiProcess.StartReadyAsync(await TestDatabase.CreateAsync(), [.. receiver.Settings, .. settings]);
        return await Eventually.PassAsync(() => Task.FromResult(receiver.Metrics.Resource));
    }
}
