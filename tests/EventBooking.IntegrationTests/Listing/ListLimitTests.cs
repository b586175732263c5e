using System.Net;
using EventBooking.Infrastructure.Listing;
using Npgsql;

namespace EventBooking.IntegrationTests.Listing;

/// <summary>What lists may take from the database.</summary>
public sealed class ListLimitTests(ListLimitTests.ShortFixture fixture) : IClassFixture<ListLimitTests.ShortFixture>
{
    [Fact]
    public async Task Lists_that_take_too_long_end_as_overloaded_and_keep_nobody_waiting()
    {
        var slot = await fixture.Api.PublishSlotAsync(capacity: 5);
        var booking = await fixture.Api.BookAsync(slot.Id);
        await using var source = NpgsqlDataSource.Create(fixture.ConnectionString);
        await using var connection = await source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using (var hold = new NpgsqlCommand("lock table events in access exclusive mode", connection, transaction))
        {
            await hold.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        var lists = Enumerable.Range(0, 40)
            .Select(i => fixture.Api.GetAsync(i % 2 == 0 ? "/api/v1/events?q=bookbinding" : "/api/v1/events"))
            .ToList();
        (await fixture.Api.TryViewAsync(booking)).Status.ShouldBe(HttpStatusCode.OK);
        foreach (var answer in await Task.WhenAll(lists))
        {
            answer.ShouldFail(HttpStatusCode.ServiceUnavailable, "overloaded");
            answer.Response.Headers.RetryAfter.ShouldNotBeNull();
        }

        await transaction.RollbackAsync(TestContext.Current.CancellationToken);
        (await fixture.Api.GetAsync("/api/v1/events?q=bookbinding")).ShouldBe<List<EventDto>>(HttpStatusCode.OK).ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData(EventListSql.OfDays)]
    [InlineData(EventListSql.OfDaysWithMatch)]
    [InlineData(EventListSql.OfText)]
    public async Task Each_list_is_read_by_an_index(string sql)
    {
        await using var source = NpgsqlDataSource.Create(
            $"{fixture.ConnectionString};Options=-c enable_seqscan=off -c plan_cache_mode=force_generic_plan");
        await using var command = source.CreateCommand($"explain {sql}");
        object[] values =
        [
            new DateOnly(2031, 6, 1), new DateOnly(2031, 6, 30), DateOnly.MinValue, Guid.Empty, 101,
            "bookbinding", SearchText.GramsToFind("bookbinding"),
        ];
        foreach (var value in values[..(sql == EventListSql.OfText ? 7 : sql == EventListSql.OfDays ? 5 : 6)])
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        var plan = new List<string>();
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            plan.Add(reader.GetString(0));
        }

        plan.ShouldNotContain(line => line.Contains("Seq Scan", StringComparison.Ordinal), string.Join('\n', plan));
        var index = sql == EventListSql.OfText ? "ix_events_search_grams" : "ix_events_days";
        plan.ShouldContain(line => line.Contains(index, StringComparison.Ordinal));
    }

    public sealed class ShortFixture : ApiFixture
    {
        protected override IReadOnlyDictionary<string, string>? Settings { get; } =
            new Dictionary<string, string>(StringComparer.Ordinal) { ["Lists:StatementTimeout"] = "00:00:00.1" };
    }
}
