using System.Net;

namespace EventBooking.IntegrationTests.Faults;

/// <summary>The server carries a change out and its answer is lost: the caller learns what is true, and nothing happens twice.</summary>
public sealed class InDoubtTests : IAsyncLifetime
{
    private const string Commit = "COMMIT\0";
    private ProxiedApi _proxied = null!;

    private ApiDriver Api => _proxied.Api;

    public async ValueTask InitializeAsync() => _proxied = await ProxiedApi.StartAsync();

    public ValueTask DisposeAsync() => _proxied.DisposeAsync();

    [Fact]
    public async Task A_booking_whose_answer_was_lost_is_made_once_and_answered_201()
    {
        var slot = await Api.PublishSlotAsync();
        var loss = _proxied.Proxy.Arm(DisturbanceKind.LoseAnswer, "Ada in doubt");

        var booking = await Api.BookAsync(slot.Id, "Ada in doubt", party: 2, email: "ada@example.com");

        loss.Answered.IsCompletedSuccessfully.ShouldBeTrue();
        (await LiveAsync(slot)).ShouldBe([booking.Id]);
        (await SeatsAsync(slot)).ShouldBe(2);
        (await OutboxAsync(booking)).ShouldBe(["booking_confirmed 0"]);
    }

    [Fact]
    public async Task A_cancellation_whose_answer_was_lost_is_answered_204()
    {
        var slot = await Api.PublishSlotAsync();
        var booking = await Api.BookAsync(slot.Id, email: "ada@example.com");
        var loss = _proxied.Proxy.Arm(DisturbanceKind.LoseAnswer, Commit);

        (await Api.TryCancelAsync(booking)).ShouldBe(HttpStatusCode.NoContent);

        loss.Answered.IsCompletedSuccessfully.ShouldBeTrue();
        (await SeatsAsync(slot)).ShouldBe(0);
        (await OutboxAsync(booking)).ShouldBe(["booking_confirmed 0", "booking_cancelled 1"]);
        (await Api.TryCancelAsync(booking)).ShouldFail(HttpStatusCode.Gone, "booking_cancelled");
    }

    [Fact]
    public async Task A_move_whose_answer_was_lost_is_made_and_published_once()
    {
        var slots = (await Api.PublishAsync(new EventBuilder().WithSlots(count: 2, capacity: 3))).TimeSlots;
        var booking = await Api.BookAsync(slots[0].Id, party: 3, email: "ada@example.com");
        var loss = _proxied.Proxy.Arm(DisturbanceKind.LoseAnswer, Commit);

        (await Api.TryMoveAsync(booking, slots[1].Id)).ShouldBe<BookingDto>(HttpStatusCode.OK).TimeSlotId.ShouldBe(slots[1].Id);

        loss.Answered.IsCompletedSuccessfully.ShouldBeTrue();
        (await SeatsAsync(slots[0])).ShouldBe(0);
        (await SeatsAsync(slots[1])).ShouldBe(3);
        (await OutboxAsync(booking)).ShouldBe(["booking_confirmed 0", "booking_moved 1"]);
    }

    [Theory]
    [InlineData(Commit)]
    [InlineData("INSERT INTO")]
    public async Task An_event_whose_answer_was_lost_is_published_once_and_answered_201(string marker)
    {
        var loss = _proxied.Proxy.Arm(DisturbanceKind.LoseAnswer, marker);

        var published = await Api.PublishAsync(new EventBuilder { Name = "Published in doubt" }.WithSlot());

        loss.Answered.IsCompletedSuccessfully.ShouldBeTrue();
        var ids = await Ledger.ScalarAsync<Guid[]>(
            _proxied.ConnectionString, "select array_agg(id) from events where name = 'Published in doubt'");
        ids.ShouldBe([published.Id]);
        await Api.BookAsync(published.TimeSlots[0].Id);
    }

    private Task<IReadOnlyList<Guid>> LiveAsync(SlotDto slot) => Ledger.LiveAsync(_proxied.ConnectionString, [slot.Id]);

    private Task<IReadOnlyList<string>> OutboxAsync(BookingDto booking) => Ledger.OutboxAsync(_proxied.ConnectionString, booking.Id);

    private async Task<int> SeatsAsync(SlotDto slot)
    {
        var (counted, live) = await Ledger.SeatsAsync(_proxied.ConnectionString, slot.Id);
        counted.ShouldBe(live);
        return counted;
    }
}
