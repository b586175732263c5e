using System.Net;

namespace EventBooking.IntegrationTests.Faults;

/// <summary>An answer of the database is overtaken by a change: nobody who made the change is shown what was before.</summary>
public sealed class SlowAnswerTests
{
    private const string ReadSlots = "JOIN time_slots";
    private const string Confirm = "as asked (id) join events";

    [Fact]
    public async Task A_booking_made_while_its_event_is_read_for_the_first_time_is_seen()
    {
        await using var proxied = await ProxiedApi.StartAsync();
        var published = await proxied.Api.PublishAsync(new EventBuilder().WithSlot());
        var loading = proxied.Proxy.Arm(DisturbanceKind.HoldAnswer, ReadSlots);
        var first = TakenAsync(proxied, published);
        await loading.Answered;
        await proxied.Api.BookAsync(published.TimeSlots[0].Id);
        var confirming = proxied.Proxy.Arm(DisturbanceKind.HoldAnswer, Confirm);
        loading.Release();
        await confirming.Answered;

        var second = TakenAsync(proxied, published);
        confirming.Release();

        (await second).ShouldBe(1);
        (await first).ShouldBe(1);
    }

    [Fact]
    public async Task A_booking_of_an_event_that_memory_has_no_room_for_is_seen()
    {
        await using var proxied = await ProxiedApi.StartAsync(("Availability:MemoryMegabytes", "1"));
        var builder = new EventBuilder();
        for (var i = 0; i < 1000; i++)
        {
            builder.WithSlot();
        }

        var published = await proxied.Api.PublishAsync(builder);
        var confirming = proxied.Proxy.Arm(DisturbanceKind.HoldAnswer, Confirm);
        var first = TakenAsync(proxied, published);
        await confirming.Answered;
        await proxied.Api.BookAsync(published.TimeSlots[0].Id);

        var second = TakenAsync(proxied, published);
        confirming.Release();

        (await second).ShouldBe(1);
        await first;
    }

    [Fact]
    public async Task A_change_whose_own_answer_was_lost_is_seen_though_an_older_answer_comes_later()
    {
        await using var proxied = await ProxiedApi.StartAsync();
        var published = await proxied.Api.PublishAsync(new EventBuilder().WithSlot());
        var booking = await proxied.Api.BookAsync(published.TimeSlots[0].Id);
        await TakenAsync(proxied, published);
        var confirming = proxied.Proxy.Arm(DisturbanceKind.HoldAnswer, Confirm);
        await Eventually.BeTrueAsync(async () => await TakenAsync(proxied, published) == 1 && confirming.Answered.IsCompleted);
        proxied.Proxy.Arm(DisturbanceKind.LoseAnswer, "COMMIT\0");
        (await proxied.Api.TryChangeAsync(booking, new { party_size = 4 })).ShouldBe(HttpStatusCode.OK);

        var read = TakenAsync(proxied, published);
        confirming.Release();

        (await read).ShouldBe(4);
    }

    private static async Task<int> TakenAsync(ProxiedApi proxied, EventDto published) =>
        (await proxied.Api.SlotsAsync(published.Id)).Sum(slot => slot.CurrentBookings);
}
