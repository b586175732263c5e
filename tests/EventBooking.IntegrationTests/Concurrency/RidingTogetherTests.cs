using System.Net;
using EventBooking.Domain;
using EventBooking.Domain.Bookings;
using EventBooking.Infrastructure.Tokens;

namespace EventBooking.IntegrationTests.Concurrency;

/// <summary>What arrives while a transaction is under way rides in the next one.</summary>
public sealed class RidingTogetherTests
{
    [Fact]
    public async Task Those_who_wait_ride_in_one_transaction_in_order_and_each_gets_its_own_answer()
    {
        await using var rush = await Queue.StartAsync();
        var slot = await rush.Api.PublishSlotAsync(capacity: 10);
        var (first, rest) = await rush.FillAsync(slot.Id, [1], [4, 6, 3, 2, 1]);

        first.ShouldAllBe(answer => answer.Status == HttpStatusCode.Created);
        rest.Select(answer => (int)answer.Status).ShouldBe([201, 409, 201, 201, 409]);
        rest[1].Problem.AvailableSpots.ShouldBe(5);
        rest[4].Problem.AvailableSpots.ShouldBe(0);
        (await Ledger.SeatsAsync(rush.ConnectionString, slot.Id)).ShouldBe((10, 10));
        (await rush.TransactionsAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task A_batch_has_a_limit()
    {
        await using var rush = await Queue.StartAsync(("Booking:BatchSize", "4"));
        var slot = await rush.Api.PublishSlotAsync(capacity: 100);
        await rush.FillAsync(slot.Id, [1], [.. Enumerable.Repeat(1, 8)]);

        (await rush.TransactionsAsync()).ShouldBe(3);
    }

    [Fact]
    public async Task A_row_that_the_database_refuses_spoils_nothing_for_the_others()
    {
        await using var rush = await Queue.StartAsync();
        await Ledger.ScalarAsync<string>(rush.ConnectionString, "alter table bookings add check (party_size <> 13); select ''");
        rush.Api.MayFault = true;
        var slot = await rush.Api.PublishSlotAsync(capacity: 100);
        var (_, rest) = await rush.FillAsync(slot.Id, [1], [2, 13, 3]);

        rest.Select(answer => (int)answer.Status).ShouldBe([201, 500, 201]);
        (await Ledger.SeatsAsync(rush.ConnectionString, slot.Id)).ShouldBe((6, 6));
    }

    [Fact]
    public async Task A_caller_who_leaves_before_the_batch_is_left_out_and_one_after_it_has_booked()
    {
        await using var rush = await Queue.StartAsync();
        var slot = await rush.Api.PublishSlotAsync(capacity: 100);
        await using var blocked = await BlockedSlots.BeginAsync(rush.ConnectionString);
        using var leaves = new CancellationTokenSource();
        var sent = rush.Ledger.BookAsync(Make(slot.Id, party: 2), leaves.Token);
        await blocked.UntilWaitingAsync();
        var queued = rush.Ledger.BookAsync(Make(slot.Id, party: 4), leaves.Token);
        var stays = rush.Ledger.BookAsync(Make(slot.Id, party: 8), default);

        await leaves.CancelAsync();
        await blocked.DisposeAsync();

        (await sent).Failure.ShouldBeNull();
        (await stays).Failure.ShouldBeNull();
        await Should.ThrowAsync<OperationCanceledException>(queued);
        (await Ledger.SeatsAsync(rush.ConnectionString, slot.Id)).ShouldBe((10, 10));
    }

    [Fact]
    public async Task A_queue_that_is_too_long_refuses_and_takes_the_rest()
    {
        await using var rush = await Queue.StartAsync(("Booking:QueueLength", "3"));
        var slot = await rush.Api.PublishSlotAsync(capacity: 100);
        await using var blocked = await BlockedSlots.BeginAsync(rush.ConnectionString);
        var sent = rush.Api.TryBookAsync(slot.Id);
        await blocked.UntilWaitingAsync();
        var queued = Enumerable.Range(0, 3).Select(_ => rush.Api.TryBookAsync(slot.Id)).ToList();
        await rush.UntilPendingAsync(4);

        var refused = await rush.Api.TryBookAsync(slot.Id);
        refused.ShouldFail(HttpStatusCode.ServiceUnavailable, "overloaded");
        refused.Response.Headers.RetryAfter.ShouldNotBeNull();

        await blocked.DisposeAsync();
        (await Task.WhenAll(queued.Append(sent))).ShouldAllBe(answer => answer.Status == HttpStatusCode.Created);
        (await Ledger.SeatsAsync(rush.ConnectionString, slot.Id)).ShouldBe((4, 4));
    }

    [Fact]
    public async Task A_wait_that_is_too_long_ends_and_the_booking_is_not_made()
    {
        await using var rush = await Queue.StartAsync(("Booking:WaitWithin", "00:00:00.5"));
        var slot = await rush.Api.PublishSlotAsync(capacity: 100);
        await using var blocked = await BlockedSlots.BeginAsync(rush.ConnectionString);
        var sent = rush.Api.TryBookAsync(slot.Id);
        await blocked.UntilWaitingAsync();

        (await rush.Api.TryBookAsync(slot.Id)).ShouldFail(HttpStatusCode.ServiceUnavailable, "overloaded");

        await blocked.DisposeAsync();
        (await sent).ShouldBe(HttpStatusCode.Created);
        (await Ledger.SeatsAsync(rush.ConnectionString, slot.Id)).ShouldBe((1, 1));
    }

    private static Booking Make(Guid slot, int party)
    {
        var now = TimeProvider.System.Now();
        var draft = new BookingDraft { AttendeeName = "Ada", TimeSlotId = slot, PartySize = party };
        return Booking.Make(draft.Check().Value, Guid.CreateVersion7(now), SecretToken.Create(now).Hash, () => [], now);
    }
}
