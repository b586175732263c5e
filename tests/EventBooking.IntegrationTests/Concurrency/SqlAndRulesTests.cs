using System.Net;
using CsCheck;
using Microsoft.Extensions.Time.Testing;

namespace EventBooking.IntegrationTests.Concurrency;

/// <summary>What can be booked is said twice: as a rule in the domain, and as a condition in the SQL that books. Here they meet.</summary>
public sealed class SqlAndRulesTests(SqlAndRulesTests.StoppedClock fixture) : IClassFixture<SqlAndRulesTests.StoppedClock>
{
    private static readonly DateTimeOffset Now = new(2031, 6, 15, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public Task The_database_books_exactly_what_the_rules_allow() => Gen.Select(SlotFactsGen.Around(Now), Gen.Int[1, 4]).SampleAsync(
        async (facts, party) =>
        {
            var slot = (await SlotFactsGen.StoreAsync(fixture.ConnectionString, [facts]))[0];

            var answer = await fixture.Api.TryBookAsync(slot, party: party);

            var expected = facts.Refuse(party, Now)?.Code;
            (answer.Status == HttpStatusCode.Created ? null : answer.Problem.Code).ShouldBe(expected);
            (await Ledger.SeatsAsync(fixture.ConnectionString, slot)).Counted
                .ShouldBe(facts.CurrentBookings + (expected is null ? party : 0));
        },
        iter: TestScale.Pick(brief: 300, full: 5_000),
        threads: 2);

    public sealed class StoppedClock : ApiFixture
    {
        protected override FakeTimeProvider Clock { get; } = new(Now);
    }
}
