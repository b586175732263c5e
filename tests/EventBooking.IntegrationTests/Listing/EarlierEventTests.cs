using System.Net;

namespace EventBooking.IntegrationTests.Listing;

public sealed class EarlierEventTests(ApiFixture fixture) : IClassFixture<ApiFixture>
{
    private const string Listings = """
        select coalesce(string_agg(concat_ws('|', id, days, search_text, search_grams), E'\n' order by id), '') from events
        """;

    [Fact]
    public async Task An_event_of_an_earlier_version_is_found_and_then_filled_in()
    {
        var course = await fixture.Api.PublishAsync(
            new EventBuilder { Name = "Früher", EventDate = "2061-03-01" }.WithSlot().WithSlot(date: "2061-03-20"));
        var concert = await fixture.Api.PublishAsync(
            new EventBuilder { Name = "Concert", Description = "wie FRÜHER", EventDate = "2061-03-02" }.WithSlot());
        await Ledger.UntilFilledAsync(fixture.ConnectionString);
        var written = await Ledger.ScalarAsync<string>(fixture.ConnectionString, Listings);
        await using (await EarlierEvents.MakeAsync(fixture.ConnectionString, "true"))
        {
            (await FindAsync("q=früher")).ShouldBe([course.Id, concert.Id]);
            (await FindAsync("from=2061-03-10")).ShouldBe([course.Id]);
            (await FindAsync("q=früher&from=2061-03-02&to=2061-03-19")).ShouldBe([concert.Id]);
        }

        await Eventually.BeTrueAsync(async () => await Ledger.ScalarAsync<string>(fixture.ConnectionString, Listings) == written);
    }

    private async Task<List<Guid>> FindAsync(string query) =>
        [.. (await fixture.Api.GetAsync($"/api/v1/events?{query}")).ShouldBe<List<EventDto>>(HttpStatusCode.OK).Select(e => e.Id)];
}
