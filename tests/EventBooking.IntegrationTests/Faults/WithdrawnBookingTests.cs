using System.Diagnostics;
using System.Net;

namespace EventBooking.IntegrationTests.Faults;

/// <summary>A caller got 503 while nobody could know what became of the booking: it must not stand.</summary>
public sealed class WithdrawnBookingTests
{
    [Fact]
    public async Task A_booking_that_was_made_and_answered_503_is_withdrawn_when_the_database_is_back()
    {
        await using var proxied = await ProxiedApi.StartAsync(("Database:ReconnectWithin", "00:00:00.2"));
        var slot = await proxied.Api.PublishSlotAsync(capacity: 1);
        var loss = proxied.Proxy.Arm(DisturbanceKind.LoseAnswerAndClose, "Ada withdrawn");

        var answer = await proxied.Api.TryBookAsync(slot.Id, "Ada withdrawn", email: "ada@example.com");

        answer.ShouldFail(HttpStatusCode.ServiceUnavailable, "database_unavailable");
        answer.Response.Headers.RetryAfter.ShouldNotBeNull();
        loss.Answered.IsCompletedSuccessfully.ShouldBeTrue();
        (await Ledger.SeatsAsync(proxied.ConnectionString, slot.Id)).ShouldBe((1, 1));
        proxied.Proxy.Open();
        await Eventually.PassAsync(async () => (await Ledger.SeatsAsync(proxied.ConnectionString, slot.Id)).ShouldBe((0, 0)));
        await proxied.Api.BookAsync(slot.Id);
    }

    [Fact]
    public async Task A_booking_that_was_sent_but_never_arrived_cannot_come_to_stand_after_the_503()
    {
        await using var proxied = await ProxiedApi.StartAsync(("Database:AnswerWithin", "00:00:01"));
        var slot = await proxied.Api.PublishSlotAsync();
        var late = proxied.Proxy.Arm(DisturbanceKind.Hold, "Ada too late");

        var asked = Stopwatch.GetTimestamp();
        (await proxied.Api.TryBookAsync(slot.Id, "Ada too late")).ShouldFail(HttpStatusCode.ServiceUnavailable, "database_unavailable");
        Stopwatch.GetElapsedTime(asked).ShouldBeLessThan(TimeSpan.FromSeconds(12), "It is 15 s unless set otherwise.");
        await Eventually.BeTrueAsync(async () => await StatusAsync(proxied, "Ada too late") == "cancelled");
        late.Release();
        await late.Answered.WaitAsync(TimeSpan.FromSeconds(60));

        (await StatusAsync(proxied, "Ada too late")).ShouldBe("cancelled");
        (await Ledger.SeatsAsync(proxied.ConnectionString, slot.Id)).ShouldBe((0, 0));
    }

    [Fact]
    public async Task A_booking_that_a_second_try_refused_cannot_come_to_stand_by_the_first_one()
    {
        await using var proxied = await ProxiedApi.StartAsync();
        var slot = await proxied.Api.PublishSlotAsync(capacity: 1);
        var other = await proxied.Api.BookAsync(slot.Id);
        var late = proxied.Proxy.Arm(DisturbanceKind.HoldAndCut, "Ada too late");

        (await proxied.Api.TryBookAsync(slot.Id, "Ada too late")).ShouldFail(HttpStatusCode.Conflict, "time_slot_full");
        await Eventually.BeTrueAsync(async () => await StatusAsync(proxied, "Ada too late") == "cancelled");
        (await proxied.Api.TryCancelAsync(other)).ShouldBe(HttpStatusCode.NoContent);
        late.Release();
        await late.Answered.WaitAsync(TimeSpan.FromSeconds(60));

        (await Ledger.SeatsAsync(proxied.ConnectionString, slot.Id)).ShouldBe((0, 0));
    }

    private static async Task<string> StatusAsync(ProxiedApi proxied, string name) => await Ledger.ScalarAsync<string>(
        proxied.ConnectionString, "select coalesce(string_agg(status, ','), '') from bookings where attendee_name = $1", name);
}
