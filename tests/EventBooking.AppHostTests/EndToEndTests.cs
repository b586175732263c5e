using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using EventBooking.LocalServers;
using EventBooking.ServiceDefaults;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace EventBooking.AppHostTests;

/// <summary>The whole system under Aspire, on real servers.</summary>
[Collection(WholeSystem.Name)]
public sealed class EndToEndTests
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task A_booking_is_mailed_and_survives_a_restart_of_postgres_from_the_dashboard()
    {
        var stop = TestContext.Current.CancellationToken;
        var folder = TestFolder.Subfolder("app host");
        SystemFolder.Open(folder, "the test").Dispose();
        // Of an earlier run. With them no service could read its key ring.
        await File.WriteAllTextAsync(Path.Combine(folder, "keys.pfx"), "", stop);
        await File.WriteAllTextAsync(Path.Combine(folder, "keys.password"), "", stop);
        var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.EventBooking_AppHost>(
            ["--servers", "local", "--replicas", "1", "--fresh", "--data-dir", folder, "--port", $"{Ports.FindFree()}"], stop);
        await using (var app = await builder.BuildAsync(stop))
        {
            await app.StartAsync(stop).WaitAsync(StartLimit, stop);
            var replica = await app.ResourceNotifications.WaitForResourceHealthyAsync(ResourceNames.Api, stop).WaitAsync(StartLimit, stop);
            await app.ResourceNotifications.WaitForResourceHealthyAsync(ResourceNames.Notifier, stop).WaitAsync(StartLimit, stop);
            using var api = app.CreateHttpClient(ResourceNames.Api, "http");

            using var published = await api.PostAsJsonAsync(
                "/api/v1/events",
                new
                {
                    name = "Reading",
                    event_date = "2031-06-14",
                    time_slots = new[] { new { start_time = "19:00:00", end_time = "21:00:00", max_capacity = 5 } },
                },
                stop);
            published.EnsureSuccessStatusCode();
            var slot = (await JsonAsync(published)).GetProperty("time_slots")[0].GetProperty("id").GetString();
            using var booked = await api.PostAsJsonAsync(
                "/api/v1/bookings",
                new { attendee_name = "Ada Lovelace", email = "ada@eventbooking.example", time_slot_id = slot, party_size = 2 },
                stop);
            booked.EnsureSuccessStatusCode();
            var token = (await JsonAsync(booked)).GetProperty("booking_token").GetString();

            var seen = await api.GetFromJsonAsync<JsonElement>($"/api/v1/bookings/{token}", stop);

            seen.GetProperty("attendee_name").GetString().ShouldBe("Ada Lovelace");
            seen.GetProperty("party_size").GetInt32().ShouldBe(2);
            var health = await api.GetFromJsonAsync<JsonElement>("/health", stop);
            health.GetProperty("checks").GetProperty(ResourceNames.Redis).GetProperty("status").GetString().ShouldBe("healthy");

            await app.ResourceNotifications.WaitForResourceHealthyAsync(ResourceNames.Mail, stop).WaitAsync(StartLimit, stop);
            using var mails = new CaughtMails(app.GetEndpoint(ResourceNames.Mail, "http"));
            var mail = MimeMessage.Load(
                new MemoryStream(Encoding.UTF8.GetBytes(await mails.WaitForOneToAsync("ada@eventbooking.example"))));
            mail.TextBody.ShouldNotBeNull().ShouldContain(new Uri(api.BaseAddress!, $"/b/{token}").ToString());
            await ShouldLogNoErrorAsync(app);
            (await BrokerUsersAsync(app)).ShouldBe(["eventbooking_api", "eventbooking_notifier"]);

            (await app.ResourceCommands.ExecuteCommandAsync(ResourceNames.Postgres, "stop", stop)).Success.ShouldBeTrue();
            await app.ResourceNotifications.WaitForResourceAsync(
                ResourceNames.Postgres, KnownResourceStates.Exited, stop).WaitAsync(StartLimit, stop);
            (await app.ResourceCommands.ExecuteCommandAsync(ResourceNames.Postgres, "start", stop)).Success.ShouldBeTrue();
            await app.ResourceNotifications.WaitForResourceHealthyAsync(ResourceNames.Postgres, stop).WaitAsync(StartLimit, stop);
            await Eventually.PassAsync(async () => (await api.GetAsync($"/api/v1/bookings/{token}", stop)).EnsureSuccessStatusCode());
            var sample = await app.ResourceCommands.ExecuteCommandAsync(replica.ResourceId, "add-sample-events", stop);
            sample.Success.ShouldBeTrue(sample.Message);
            (await api.GetFromJsonAsync<JsonElement>("/api/v1/events", stop)).GetArrayLength().ShouldBeGreaterThan(1);
            await app.StopAsync(stop);
        }

        // The folder is free again: nothing of the system runs on it any more.
        await Eventually.PassAsync(() => Task.Run(() => SystemFolder.Open(folder, "the test").Dispose(), stop));
        (await File.ReadAllTextAsync(Path.Combine(folder, "logs", "postgres.log"), stop)).ShouldContain("database system is shut down");
    }

    // Who is connected to RabbitMQ, as its management says.
    private static async Task<IEnumerable<string>> BrokerUsersAsync(DistributedApplication app)
    {
        var rabbitMq = app.Services.GetRequiredService<DistributedApplicationModel>().Resources
            .Single(resource => resource.Name == ResourceNames.RabbitMq);
        var login = new Uri((await ((IResourceWithConnectionString)rabbitMq).GetConnectionStringAsync()).ShouldNotBeNull()).UserInfo;
        using var management = new HttpClient { BaseAddress = new Uri(rabbitMq.Annotations.OfType<ResourceUrlAnnotation>().Single().Url) };
        management.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(login)));
        return await Eventually.PassAsync(async () =>
        {
            var connections = await management.GetFromJsonAsync<JsonElement>("/api/connections");
            connections.GetArrayLength().ShouldBeGreaterThan(1, "It counts them every five seconds.");
            return connections.EnumerateArray()
                .Select(connection => connection.GetProperty("user").GetString()!)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal);
        });
    }

    // One would be a red badge on the dashboard.
    private static async Task ShouldLogNoErrorAsync(DistributedApplication app)
    {
        var loggers = app.Services.GetRequiredService<ResourceLoggerService>();
        var model = app.Services.GetRequiredService<DistributedApplicationModel>();
        foreach (var service in model.Resources.OfType<ProjectResource>())
        {
            var lines = new List<string>();
            await foreach (var batch in loggers.GetAllAsync(service))
            {
                lines.AddRange(batch.Select(line => line.Content));
            }

            lines.ShouldNotBeEmpty(service.Name);
            lines
                .Where(line => line.Contains("fail: ", StringComparison.Ordinal) || line.Contains("crit: ", StringComparison.Ordinal))
                .ShouldBeEmpty();
        }
    }

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage response) =>
        await response.Content.ReadFromJsonAsync<JsonElement>();
}
