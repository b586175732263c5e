using System.Collections.Concurrent;
using System.Net;

namespace EventBooking.IntegrationTests.Concurrency;

/// <summary>Two thousand bookings at once, on two instances, with cancellations in between.</summary>
[Collection(nameof(OwnServer))]
public sealed class MixedRushTests(OwnServerFixture fixture)
{
    private const int Callers = 2_000;
    private const int Slots = 20;
    private const int Capacity = 150;

    [Fact]
    public async Task No_slot_is_oversold_and_every_answer_is_what_the_database_holds()
    {
        await using var pair = await Pair.StartAsync(fixture.ConnectionString);
        ApiDriver[] instances = [pair.Here.Api, pair.There.Api];
        var published = await fixture.Api.PublishAsync(new EventBuilder().WithSlots(Slots, Capacity));
        var slots = published.TimeSlots.Select(slot => slot.Id).ToArray();
        var live = new ConcurrentDictionary<Guid, BookingDto>();
        var cancelled = new ConcurrentBag<BookingDto>();

        var answers = await Task.WhenAll(Enumerable.Range(0, Callers).Select(async caller =>
        {
            var api = instances[caller % instances.Length];
            var answer = await api.TryBookAsync(
                slots[caller * 7 % Slots], $"Caller {caller}", party: 1 + (caller % 4),
                email: caller % 3 == 0 ? "ada@example.com" : null);
            if (caller % 10 == 0)
            {
                (await api.SlotsAsync(published.Id)).ShouldAllBe(slot => slot.CurrentBookings >= 0 && slot.CurrentBookings <= Capacity);
            }

            if (answer.Status == HttpStatusCode.Created)
            {
                var booking = answer.Read<BookingDto>();
                if (caller % 5 == 0)
                {
                    (await instances[(caller + 1) % instances.Length].TryCancelAsync(booking)).ShouldBe(HttpStatusCode.NoContent);
                    cancelled.Add(booking);
                }
                else
                {
                    live[booking.Id] = booking;
                }
            }

            return answer;
        }));

        foreach (var refused in answers.Where(answer => answer.Status != HttpStatusCode.Created))
        {
            refused.ShouldFail(HttpStatusCode.Conflict, "time_slot_full").AvailableSpots!.Value.ShouldBeInRange(0, 3);
        }

        cancelled.ShouldNotBeEmpty();
        (await Ledger.LiveAsync(fixture.ConnectionString, slots)).ShouldBe(live.Keys.Order());
        foreach (var slot in slots)
        {
            var seats = live.Values.Where(booking => booking.TimeSlotId == slot).Sum(booking => booking.PartySize);
            seats.ShouldBeLessThanOrEqualTo(Capacity);
            (await Ledger.SeatsAsync(fixture.ConnectionString, slot)).ShouldBe((seats, seats));
        }

        var expected = slots.Select(slot => live.Values.Where(booking => booking.TimeSlotId == slot).Sum(booking => booking.PartySize));
        foreach (var api in instances)
        {
            await Eventually.PassAsync(
                async () => (await api.SlotsAsync(published.Id)).Select(slot => slot.CurrentBookings).ShouldBe(expected),
                TimeSpan.FromSeconds(5));
        }

        await fixture.ShouldHaveMetNoDeadlockAsync();
    }
}
