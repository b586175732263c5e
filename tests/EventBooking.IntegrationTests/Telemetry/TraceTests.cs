using System.Net;

namespace EventBooking.IntegrationTests.Telemetry;

/// <summary>Traces begin with requests, go on through every server, and hold nothing that no request asked for.</summary>
public sealed class TraceTests
{
    private const string Requests = "Microsoft.AspNetCore";
    private const string Redis = "OpenTelemetry.Instrumentation.StackExchangeRedis";
    private const string Ours = "EventBooking";

    [Fact]
    public async Task A_booking_with_an_address_is_one_trace_from_the_request_to_the_mail()
    {
        await using var system = await TracedSystem.StartAsync();
        var slot = (await system.Api.PublishSlotAsync()).Id;

        await system.Api.BookAsync(slot, email: "ada@example.com");

        await Eventually.BeTrueAsync(() => system.Mail.Count == 1);
        await Eventually.PassAsync(() =>
        {
            var sent = system.Spans.Where(span => span is { Source: Ours, Name: "send" }).ShouldHaveSingleItem();
            var trace = system.Spans.Where(span => span.Trace == sent.Trace).ToList();
            WayTo(trace, sent).ShouldBe(
            [
                $"{TracedSystem.ApiName} {Requests} POST /api/v1/bookings/",
                $"{TracedSystem.ApiName} {Ours} publish",
                $"{TracedSystem.NotifierName} MassTransit notifier receive",
                $"{TracedSystem.NotifierName} MassTransit notifier process",
                $"{TracedSystem.NotifierName} {Ours} send",
            ]);
            WayTo(trace, trace.Single(span => span.Source == Redis && span.Name == "PUBLISH")).ShouldBe(
            [
                $"{TracedSystem.ApiName} {Requests} POST /api/v1/bookings/",
                $"{TracedSystem.ApiName} {Ours} book",
                $"{TracedSystem.ApiName} {Ours} publish counts",
                $"{TracedSystem.ApiName} {Redis} PUBLISH",
            ]);
            trace.Select(span => (span.Service, span.Source)).ShouldContain((TracedSystem.ApiName, "Npgsql"));
            trace.Select(span => (span.Service, span.Source)).ShouldContain((TracedSystem.NotifierName, "Npgsql"));
            trace.ShouldAllBe(span => span.IsRoot || trace.Any(parent => parent.Id == span.Parent));
            return Task.CompletedTask;
        });
    }

    [Fact]
    public async Task Neither_an_idle_nor_a_busy_system_has_traces_that_no_request_began()
    {
        await using var system = await TracedSystem.StartAsync();
        await system.IdleAsync(statements: 5);

        var published = await system.Api.PublishAsync(new EventBuilder().WithSlots(count: 20, capacity: 40));
        var slots = published.TimeSlots;
        await Task.WhenAll(slots.Skip(1).Select(slot => BeBusyAsync(system.Api, published.Id, slot.Id, slots[0].Id)));
        await Eventually.BeTrueAsync(() => system.DeliveriesSettled == 3 * 19);
        await system.IdleAsync(statements: 5);

        await Eventually.PassAsync(() =>
        {
            system.Spans.Count(span => span.Name == "send").ShouldBe(system.Mail.Count);
            system.Spans.ShouldContain(span => span.Source == Redis && span.Name == "PUBLISH");
            system.Spans.ShouldContain(span => span.Source == Redis && span.Name == "TIME");
            return Task.CompletedTask;
        });
        var begun = system.Spans.Where(span => span.IsRoot).ToList();
        begun.Select(span => span.Source).Distinct(StringComparer.Ordinal).ShouldBe([Requests]);
        begun.ShouldAllBe(span => span.Path.StartsWith("/api/v1/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Counts_that_go_to_Redis_together_have_one_span_that_refers_to_every_request()
    {
        await using var system = await TracedSystem.StartAsync();
        var slots = (await system.Api.PublishAsync(new EventBuilder().WithSlots(count: 24, capacity: 5_000))).TimeSlots;

        // Two changes between two publications, 20 ms apart, are sure to come some time.
        var shared = await Eventually.PassAsync(async () =>
        {
            await Task.WhenAll(slots.Select(slot => system.Api.BookAsync(slot.Id)));
            return system.Spans.First(span => span.Name == "publish counts" && span.Links.Count > 0);
        });

        string[] served = [shared.Trace, .. shared.Links];
        await Eventually.BeTrueAsync(() => served.All(trace =>
            system.Spans.Any(span => span.IsRoot && span.Trace == trace && span.Path == "/api/v1/bookings")));
    }

    private static async Task BeBusyAsync(ApiDriver api, Guid published, Guid slot, Guid other)
    {
        var booking = await api.BookAsync(slot, email: "ada@example.com");
        (await api.GetAsync($"/api/v1/events/{published}")).ShouldBe(HttpStatusCode.OK);
        (await api.GetAsync("/health")).ShouldBe(HttpStatusCode.OK);
        (await api.TryMoveAsync(booking, other)).ShouldBe(HttpStatusCode.OK);
        (await api.TryCancelAsync(booking)).ShouldBe(HttpStatusCode.NoContent);
    }

    /// <summary>The services, sources and names on the way to a span; of a queue's name not what keeps tests apart.</summary>
    private static List<string> WayTo(List<Span> trace, Span span)
    {
        var way = new List<string>();
        for (var step = span; step is not null; step = trace.SingleOrDefault(parent => parent.Id == step.Parent))
        {
            way.Insert(0, $"{step.Service} {step.Source} {step.Name.Split('.')[^1]}");
        }

        return way;
    }
}
