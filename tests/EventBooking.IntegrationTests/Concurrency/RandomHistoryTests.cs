using System.Collections.Concurrent;
using System.Net;
using CsCheck;

namespace EventBooking.IntegrationTests.Concurrency;

[Collection(nameof(OwnServer))]
public sealed class RandomHistoryTests(OwnServerFixture fixture)
{
    private const int Slots = 4;
    private static readonly int[] Capacities = [1, 3, 6, 10];

    private static readonly Gen<Step> AnyStep = Gen.Frequency(
        (4, Gen.Select(Gen.Int[0, Slots - 1], Gen.Int[1, 4], (slot, party) => (Step)new Step.Book(slot, party))),
        (3, Gen.Select(Gen.Int[0, 99], Gen.Int[0, Slots - 1], (booking, slot) => (Step)new Step.Move(booking, slot))),
        (2, Gen.Select(Gen.Int[0, 99], Gen.Int[1, 4], (booking, party) => (Step)new Step.Resize(booking, party))),
        (2, Gen.Int[0, 99].Select(booking => (Step)new Step.Cancel(booking))));

    [Fact]
    public Task One_after_the_other_every_answer_and_count_is_the_models() => AnyStep.List[1, 40].SampleAsync(
        async history =>
        {
            var slots = await PublishAsync();
            var model = new SeatModel(Capacities);
            var bookings = new List<BookingDto>();
            foreach (var step in history.Where(step => step is Step.Book || model.Count > 0))
            {
                var (expected, answer) = await TakeAsync(step, model, bookings, slots);
                (answer.Response.IsSuccessStatusCode ? null : answer.Problem.Code).ShouldBe(expected, step.ToString());
            }

            for (var slot = 0; slot < Slots; slot++)
            {
                var seats = model.Seats(slot);
                (await Ledger.SeatsAsync(fixture.ConnectionString, slots[slot])).ShouldBe((seats, seats));
            }
        },
        iter: TestScale.Pick(brief: 30, full: 500),
        threads: 2);

    [Fact]
    public Task All_at_once_counts_agree_and_no_deadlock_shows() => AnyStep.List[20, 60].SampleAsync(
        async history =>
        {
            var slots = await PublishAsync();
            var made = new ConcurrentBag<BookingDto>();
            foreach (var slot in slots)
            {
                made.Add(await fixture.Api.BookAsync(slot));
            }

            var standing = made.ToArray();
            var answers = await Task.WhenAll(history.Select(step => step switch
            {
                Step.Book book => fixture.Api.TryBookAsync(slots[book.Slot], party: book.Party),
                Step.Move move => fixture.Api.TryMoveAsync(standing[move.Booking % standing.Length], slots[move.Slot]),
                Step.Resize resize =>
                    fixture.Api.TryChangeAsync(standing[resize.Booking % standing.Length], new { party_size = resize.Party }),
                Step.Cancel cancel => fixture.Api.TryCancelAsync(standing[cancel.Booking % standing.Length]),
                _ => throw new InvalidOperationException(),
            }));

            answers.ShouldAllBe(answer => (int)answer.Status < 500 && answer.Status != HttpStatusCode.BadRequest);
            for (var slot = 0; slot < Slots; slot++)
            {
                var (counted, live) = await Ledger.SeatsAsync(fixture.ConnectionString, slots[slot]);
                counted.ShouldBe(live);
                counted.ShouldBeInRange(0, Capacities[slot]);
            }

            await fixture.ShouldHaveMetNoDeadlockAsync();
        },
        iter: TestScale.Pick(brief: 30, full: 500),
        threads: 2);

    private async Task<(string? Expected, Answer Answer)> TakeAsync(Step step, SeatModel model, List<BookingDto> bookings, Guid[] slots)
    {
        switch (step)
        {
            case Step.Book book:
                var expected = model.Book(book.Slot, book.Party);
                var answer = await fixture.Api.TryBookAsync(slots[book.Slot], party: book.Party);
                if (answer.Status == HttpStatusCode.Created)
                {
                    bookings.Add(answer.Read<BookingDto>());
                }

                return (expected, answer);
            case Step.Move move:
                var mover = move.Booking % model.Count;
                return (
                    model.Change(mover, move.Slot, model.Booking(mover).Party),
                    await fixture.Api.TryMoveAsync(bookings[mover], slots[move.Slot]));
            case Step.Resize resize:
                var party = resize.Booking % model.Count;
                return (model.Change(party, model.Booking(party).Slot, resize.Party),
                    await fixture.Api.TryChangeAsync(bookings[party], new { party_size = resize.Party }));
            case Step.Cancel cancel:
                var leaver = cancel.Booking % model.Count;
                return (model.Cancel(leaver), await fixture.Api.TryCancelAsync(bookings[leaver]));
            default:
                throw new InvalidOperationException();
        }
    }

    private async Task<Guid[]> PublishAsync()
    {
        var builder = new EventBuilder();
        for (var slot = 0; slot < Slots; slot++)
        {
            builder.WithSlot(Capacities[slot], $"{slot:00}:00:00", $"{slot:00}:30:00");
        }

        return [.. (await fixture.Api.PublishAsync(builder)).TimeSlots.Select(slot => slot.Id)];
    }
}
