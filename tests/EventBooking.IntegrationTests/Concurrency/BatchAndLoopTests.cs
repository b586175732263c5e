using CsCheck;
using EventBooking.Domain;
using EventBooking.Domain.Bookings;
using EventBooking.Domain.Events;
using EventBooking.Infrastructure.Persistence;
using EventBooking.Infrastructure.Seats;
using EventBooking.Infrastructure.Tokens;
using Npgsql;

namespace EventBooking.IntegrationTests.Concurrency;

/// <summary>A batch ends as if its bookings had come one after the other: the statement and a plain loop agree.</summary>
public sealed class BatchAndLoopTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2031, 6, 15, 12, 0, 0, TimeSpan.Zero);

    // Mostly slots that can be booked; the others are in every state that forbids it.
    private static readonly Gen<SlotFacts> AnySlot = Gen.Select(
        SlotFactsGen.Around(Now), Gen.Int[0, 3], Gen.Int[1, 20], Gen.Int[0, 20],
        (facts, kind, capacity, taken) => kind == 0 ? facts : facts with
        {
            EventStatus = EventStatus.Published,
            OpensAt = null,
            ClosesAt = null,
            StartsAt = Now.AddDays(1),
            MaxCapacity = capacity,
            CurrentBookings = Math.Min(taken, capacity),
        });

    // Slot -1 is one that there is not.
    private static readonly Gen<Party> AnyParty = Gen.Select(
        Gen.Int[-1, 3], Gen.Frequency((2, Gen.Const(1)), (3, Gen.Int[1, 6])), Gen.Int[-1, 1], Gen.Bool,
        (slot, seats, moment, hasContact) => new Party(slot, seats, Now + TimeSpan.FromMicroseconds(moment), hasContact));

    private static readonly Gen<Party> AnySingle = AnyParty.Select(party => party with { Seats = 1 });
    private string _connectionString = "";

    public async ValueTask InitializeAsync() => _connectionString = await TestDatabase.CreateAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public Task A_batch_and_a_second_one_that_repeats_some_of_it_end_as_a_loop_would() =>
        Gen.Select(AnySlot.Array[4], Gen.OneOf(AnyParty, AnySingle).List[1, 30], AnyParty.List[0, 10], Gen.Int[0, 30]).SampleAsync(
            async (slots, first, later, repeated) =>
            {
                await using var connection = new NpgsqlConnection(_connectionString);
                await connection.OpenAsync();
                var ids = await SlotFactsGen.StoreAsync(_connectionString, slots);
                var loop = new Loop(ids, slots);
                var batch = first.Select(party => Make(party, ids)).ToList();
                await ShouldAgreeAsync(connection, batch, isAgain: false, loop);
                await ShouldAgreeAsync(
                    connection, [.. batch.Take(repeated), .. later.Select(party => Make(party, ids))], isAgain: true, loop);

                for (var i = 0; i < slots.Length; i++)
                {
                    (await Ledger.SeatsAsync(_connectionString, ids[i])).Counted.ShouldBe(loop.Taken(ids[i]));
                    (await Ledger.ScalarAsync<long>(_connectionString, "select version from time_slots where id = $1", ids[i]))
                        .ShouldBe(1 + loop.Versions(ids[i]), "Once a batch that books in it.");
                }

                (await Ledger.LiveAsync(_connectionString, ids)).ShouldBe(loop.Booked.Select(booking => booking.Id).Order());
                foreach (var booking in loop.Booked)
                {
                    (await Ledger.OutboxAsync(_connectionString, booking.Id)).Count.ShouldBe(booking.HasContact ? 1 : 0);
                }
            },
            iter: TestScale.Pick(brief: 200, full: 1_000),
            threads: 2);

    [Fact]
    public async Task A_booking_that_was_precluded_is_not_made_by_a_second_try()
    {
        var ids = await SlotFactsGen.StoreAsync(
            _connectionString,
            [new(Guid.CreateVersion7(Now), EventStatus.Published, null, null, Now, Now.AddDays(1), 9, 0)]);
        var booking = Make(new Party(0, 2, Now, HasContact: true), ids).Booking;
        await using var dataSource = NpgsqlDataSource.Create(_connectionString);
        (await WithdrawTransaction.RunAsync(dataSource, booking, Now, default)).ShouldBeNull();
        await using var connection = await dataSource.OpenConnectionAsync();

        var outcome = await BookTransaction.RunAsync(connection, [new(booking, default)], isAgain: true, new DatabaseAttempt(default));

        outcome.Bookings.Single().IsBooked.ShouldBeFalse();
        (await Ledger.SeatsAsync(_connectionString, ids[0])).ShouldBe((0, 0));
    }

    private static async Task ShouldAgreeAsync(NpgsqlConnection connection, List<PendingBooking> batch, bool isAgain, Loop loop)
    {
        var (outcomes, counts) = await BookTransaction.RunAsync(connection, batch, isAgain, new DatabaseAttempt(default));

        loop.Begin();
        foreach (var (pending, outcome) in batch.Zip(outcomes))
        {
            var refusal = loop.Book(pending.Booking);
            outcome.IsBooked.ShouldBe(refusal is null);
            if (refusal is not null)
            {
                (outcome.Facts?.Refuse(pending.Booking.PartySize, pending.Booking.CreatedAt) ?? new TimeSlotNotFound()).ShouldBe(refusal);
            }
        }

        foreach (var count in counts)
        {
            (count.CurrentBookings, count.Version).ShouldBe(
                (loop.Taken(count.SlotId), 1 + loop.Versions(count.SlotId)), "What is shown is what is there.");
        }
    }

    private static PendingBooking Make(Party party, IReadOnlyList<Guid> slots)
    {
        var token = SecretToken.Create(TimeProvider.System.GetUtcNow());
        var draft = new BookingDraft
        {
            AttendeeName = "Ada",
            TimeSlotId = party.Slot < 0 ? Guid.Empty : slots[party.Slot],
            Email = party.HasContact ? "ada@example.com" : null,
            PartySize = party.Seats,
        };
        return new PendingBooking(Booking.Make(draft.Check().Value, Guid.CreateVersion7(Now), token.Hash, () => [1], party.At), default);
    }

    private sealed record Party(int Slot, int Seats, DateTimeOffset At, bool HasContact);

    /// <summary>The yardstick: one booking after the other, by the rules.</summary>
    private sealed class Loop(IReadOnlyList<Guid> ids, SlotFacts[] slots)
    {
        private readonly Dictionary<Guid, SlotFacts> _slots = ids.Zip(slots).ToDictionary(slot => slot.First, slot => slot.Second);
        private readonly Dictionary<Guid, int> _versions = [];
        private readonly HashSet<Guid> _booked = [];
        private readonly HashSet<Guid> _touched = [];

        public List<Booking> Booked { get; } = [];

        public int Taken(Guid slot) => _slots[slot].CurrentBookings;

        public int Versions(Guid slot) => _versions.GetValueOrDefault(slot);

        public void Begin() => _touched.Clear();

        public Failure? Book(Booking booking)
        {
            if (!_slots.TryGetValue(booking.TimeSlotId, out var slot))
            {
                return new TimeSlotNotFound();
            }

            if (_booked.Contains(booking.Id))
            {
                return null;
            }

            if (slot.Refuse(booking.PartySize, booking.CreatedAt) is { } refusal)
            {
                return refusal;
            }

            _slots[booking.TimeSlotId] = slot with { CurrentBookings = slot.CurrentBookings + booking.PartySize };
            _booked.Add(booking.Id);
            Booked.Add(booking);
            _versions[booking.TimeSlotId] = Versions(booking.TimeSlotId) + (_touched.Add(booking.TimeSlotId) ? 1 : 0);
            return null;
        }
    }
}
