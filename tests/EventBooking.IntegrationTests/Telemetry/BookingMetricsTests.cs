using System.Net;

namespace EventBooking.IntegrationTests.Telemetry;

/// <summary>What happens to bookings is counted and timed, as a collector sees it.</summary>
public sealed class BookingMetricsTests
{
    private const string Made = "eventbooking.booking.made";
    private const string Refused = "eventbooking.booking.refused";
    private const string Duration = "eventbooking.ledger.operation.duration";
    private const string FreeSeats = "eventbooking.seat.free";

    private static readonly Dictionary<string, string> Units = new(StringComparer.Ordinal)
    {
        [Made] = "{booking}",
        [Refused] = "{booking}",
        [Duration] = "s",
        [FreeSeats] = "{seat}",
    };

    [Fact]
    public async Task Bookings_made_and_refused_are_counted_by_code_and_every_operation_is_timed()
    {
        await using var receiver = await TelemetryReceiver.StartAsync();
        await using var process = await ApiProcess.StartReadyAsync(await TestDatabase.CreateAsync(), receiver.Settings);
        var slots = (await process.Api.PublishAsync(new EventBuilder().WithSlots(count: 2, capacity: 4))).TimeSlots;

        var booking = await process.Api.BookAsync(slots[0].Id, party: 3);
        await process.Api.BookAsync(slots[1].Id, party: 1);
        (await process.Api.TryBookAsync(slots[0].Id, party: 2)).ShouldFail(HttpStatusCode.Conflict, "time_slot_full");
        (await process.Api.TryBookAsync(slots[0].Id, party: 4)).ShouldFail(HttpStatusCode.Conflict, "time_slot_full");
        (await process.Api.TryBookAsync(Guid.Empty)).ShouldFail(HttpStatusCode.NotFound, "time_slot_not_found");
        (await process.Api.TryBookAsync(slots[0].Id, name: "")).ShouldFail(HttpStatusCode.BadRequest, "invalid_request");
        (await process.Api.TryMoveAsync(booking, slots[1].Id)).ShouldBe(HttpStatusCode.OK);
        (await process.Api.TryChangeAsync(booking, new { party_size = 5 })).ShouldFail(HttpStatusCode.Conflict, "time_slot_full");
        (await process.Api.TryCancelAsync(booking)).ShouldBe(HttpStatusCode.NoContent);
        (await process.Api.TryCancelAsync(booking)).ShouldFail(HttpStatusCode.Gone, "booking_cancelled");

        var report = await Eventually.PassAsync(() =>
        {
            var latest = receiver.Metrics;
            latest.Count(Duration, Operation("cancel")).ShouldBe(2);
            return Task.FromResult(latest);
        });
        report.Count(Made).ShouldBe(2);
        report.Count(Refused).ShouldBe(3);
        report.Count(Refused, Error("time_slot_full")).ShouldBe(2);
        report.Count(Refused, Error("time_slot_not_found")).ShouldBe(1);
        report.Count(Duration, Operation("book")).ShouldBe(5);
        report.Count(Duration, Operation("book"), Error("time_slot_full")).ShouldBe(2);
        report.Count(Duration, Operation("change")).ShouldBe(2);
        report.Count(Duration, Operation("change"), Error("time_slot_full")).ShouldBe(1);
        report.Count(Duration, Operation("cancel"), Error("booking_cancelled")).ShouldBe(1);
        report.Find(Made)!.Points.ShouldHaveSingleItem().Labels.ShouldBeEmpty();
        report.Find(Refused)!.Points.ShouldAllBe(point => point.Labels.Keys.Single() == "error.type");
        report.Find(Duration)!.Points.SelectMany(point => point.Labels.Keys)
            .Distinct(StringComparer.Ordinal)
            .ShouldBe(["eventbooking.operation", "error.type"], ignoreOrder: true);
        report.Find(Duration)!.Points.ShouldAllBe(point => point.Bounds.Min() == 0.001 && point.Bounds.Max() == 15);
        Units.ShouldAllBe(unit => report.Find(unit.Key)!.Unit == unit.Value && report.Find(unit.Key)!.Meter == "EventBooking");
    }

    [Fact]
    public async Task A_booking_that_the_database_did_not_answer_is_refused_as_database_unavailable()
    {
        await using var receiver = await TelemetryReceiver.StartAsync();
        await using var server = await OwnPostgres.StartMigratedAsync();
        await using var process = await ApiProcess.StartReadyAsync(
            server.ConnectionString(OwnPostgres.Database), [.. receiver.Settings, ("Database__ReconnectWithin", "00:00:00")]);
        var slot = await process.Api.PublishSlotAsync();
        await server.StopAsync();

        (await process.Api.TryBookAsync(slot.Id)).ShouldFail(HttpStatusCode.ServiceUnavailable, "database_unavailable");

        await Eventually.BeTrueAsync(() => receiver.Metrics.Count(Refused, Error("database_unavailable")) == 1);
        receiver.Metrics.Count(Duration, Operation("book"), Error("database_unavailable")).ShouldBe(1);
        receiver.Metrics.Count(Made).ShouldBe(0);
    }

    private static (string Label, string Value) Operation(string name) => ("eventbooking.operation", name);

    private static (string Label, string Value) Error(string code) => ("error.type", code);
}
