using System.Net;

namespace EventBooking.IntegrationTests.Concurrency;

[Collection(nameof(OwnServer))]
public sealed class SwapTests(OwnServerFixture fixture)
{
    private const int Pairs = 200;

    [Fact]
    public async Task Two_hundred_pairs_that_swap_slots_meet_no_deadlock_and_lose_no_seat()
    {
        ApiDriver[] instances = [fixture.Api, await fixture.StartInstanceAsync()];
        var published = await fixture.Api.PublishAsync(new EventBuilder().WithSlots(count: 2, capacity: 2 * Pairs));
        var (left, right) = (published.TimeSlots[0].Id, published.TimeSlots[1].Id);
        var onTheLeft = await BookAsync(left);
        var onTheRight = await BookAsync(right);

        var swaps = onTheLeft.Select(booking => (booking, To: right)).Concat(onTheRight.Select(booking => (booking, To: left)));
        var answers = await Task.WhenAll(swaps.Select((swap, i) => instances[i % 2].TryMoveAsync(swap.booking, swap.To)));

        answers.ShouldAllBe(answer => answer.Status == HttpStatusCode.OK);
        (await Ledger.SeatsAsync(fixture.ConnectionString, left)).ShouldBe((Pairs, Pairs));
        (await Ledger.SeatsAsync(fixture.ConnectionString, right)).ShouldBe((Pairs, Pairs));
        await fixture.ShouldHaveMetNoDeadlockAsync();
    }

    [Fact]
    public async Task Swaps_between_full_slots_that_free_seats_as_they_go_never_oversell()
    {
        var published = await fixture.Api.PublishAsync(new EventBuilder().WithSlots(count: 2, capacity: Pairs + 1));
        var (left, right) = (published.TimeSlots[0].Id, published.TimeSlots[1].Id);
        var onTheLeft = await BookAsync(left);
        var onTheRight = await BookAsync(right);

        var swaps = onTheLeft.Select(booking => (booking, To: right)).Concat(onTheRight.Select(booking => (booking, To: left)));
        var answers = await Task.WhenAll(swaps.Select(swap => fixture.Api.TryMoveAsync(swap.booking, swap.To)));

        answers.ShouldAllBe(answer => answer.Status == HttpStatusCode.OK || answer.Problem.Code == "time_slot_full");
        var (leftSeats, rightSeats) = (
            await Ledger.SeatsAsync(fixture.ConnectionString, left), await Ledger.SeatsAsync(fixture.ConnectionString, right));
        leftSeats.Counted.ShouldBe(leftSeats.Live);
        rightSeats.Counted.ShouldBe(rightSeats.Live);
        (leftSeats.Counted + rightSeats.Counted).ShouldBe(2 * Pairs);
        await fixture.ShouldHaveMetNoDeadlockAsync();
    }

    private Task<BookingDto[]> BookAsync(Guid slot) =>
        Task.WhenAll(Enumerable.Range(0, Pairs).Select(i => fixture.Api.BookAsync(slot, $"Guest {i}")));
}
