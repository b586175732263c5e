using System.Net;
using CsCheck;
using EventBooking.Domain.Events;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace EventBooking.IntegrationTests.Concurrency;

/// <summary>What can be booked is said twice: as a rule in the domain, and as a condition in the SQL that books. Here they meet.</summary>
public sealed class SqlAndRulesTests(SqlAndRulesTests.StoppedClock fixture) : IClassFixture<SqlAndRulesTests.StoppedClock>
{
    private static readonly DateTimeOffset Now = new(2031, 6, 15, 12, 0, 0, TimeSpan.Zero);

    private static readonly Gen<DateTimeOffset> Moment =
        OneOf(-TimeSpan.FromDays(1), -TimeSpan.FromMicroseconds(1), TimeSpan.Zero, TimeSpan.FromMicroseconds(1), TimeSpan.FromDays(1))
            .Select(offset => Now + offset);

    private static readonly Gen<DateTimeOffset?> MaybeMoment =
        Gen.Select(Gen.Int[0, 3], Moment, (absent, moment) => absent == 0 ? null : (DateTimeOffset?)moment);

    private static readonly Gen<SlotFacts> Facts =
        from status in OneOf(EventStatus.Published, EventStatus.Published, EventStatus.Published, EventStatus.Cancelled)
        from opens in MaybeMoment
        from closes in MaybeMoment.Where(closes => !(opens >= closes))
        from created in Moment
        from starts in Moment
        from capacity in Gen.Int[1, 4]
        from taken in Gen.Int[0, capacity]
        select new SlotFacts(Guid.CreateVersion7(Now), status, opens, closes, created, starts, capacity, taken);

    [Fact]
    public Task The_database_books_exactly_what_the_rules_allow() => Gen.Select(Facts, Gen.Int[1, 4]).SampleAsync(
        async (facts, party) =>
        {
            var slot = await StoreAsync(facts);

            var answer = await fixture.Api.TryBookAsync(slot, party: party);

            var expected = facts.Refuse(party, Now)?.Code;
            (answer.Status == HttpStatusCode.Created ? null : answer.Problem.Code).ShouldBe(expected);
            (await Ledger.SeatsAsync(fixture.ConnectionString, slot)).Counted.ShouldBe(facts.CurrentBookings + (expected is null ? party : 0));
        },
        iter: TestScale.Pick(brief: 300, full: 5_000),
        threads: 2);

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private async Task<Guid> StoreAsync(SlotFacts facts)
    {
        var slot = Guid.CreateVersion7(Now);
        await using var dataSource = NpgsqlDataSource.Create(fixture.ConnectionString);
        await using var batch = dataSource.CreateBatch();
        Add(
            """
            insert into events (id, name, event_date, time_zone, language, organizer_token_hash, opens_at, closes_at, status, version, created_at)
            values ($1, 'Any', '2031-06-15', 'UTC', 'en', sha256($1::text::bytea), $2, $3, $4, 1, $5)
            """,
            facts.EventId, facts.OpensAt, facts.ClosesAt, facts.EventStatus == EventStatus.Cancelled ? "cancelled" : "published", facts.EventCreatedAt);
        Add(
            """
            insert into time_slots (id, event_id, date, start_time, end_time, starts_at, ends_at, max_capacity, current_bookings, version)
            values ($1, $2, '2031-06-15', '09:00', '10:00', $3, $3 + interval '1 hour', $4, $5, 1)
            """,
            slot, facts.EventId, facts.StartsAt, facts.MaxCapacity, facts.CurrentBookings);
        await batch.ExecuteNonQueryAsync();
        return slot;

        void Add(string sql, params object?[] values)
        {
            var command = new NpgsqlBatchCommand(sql);
            foreach (var value in values)
            {
                command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
            }

            batch.BatchCommands.Add(command);
        }
    }

    public sealed class StoppedClock : ApiFixture
    {
        protected override FakeTimeProvider Clock { get; } = new(Now);
    }
}
