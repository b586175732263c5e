using System.Net;

namespace EventBooking.IntegrationTests;

public sealed class ListTests(ApiFixture fixture) : IClassFixture<ApiFixture>
{
    private ApiDriver Api => fixture.Api;

    [Theory]
    [InlineData("", "1,2,3,4")]
    [InlineData("&from=2050-01-02", "2,3,4")]
    [InlineData("&to=2050-01-02", "1,2")]
    [InlineData("&from=2050-01-02&to=2050-01-03", "2,3")]
    [InlineData("&from=2050-01-03&to=2050-01-03", "3")]
    [InlineData("&from=2050-01-05", "")]
    [InlineData("&from=0001-01-01&to=9999-12-31", "1,2,3,4")]
    [InlineData("&limit=2", "1,2")]
    [InlineData("&limit=500", "1,2,3,4")]
    [InlineData("&limit=&from=&to=&cursor=", "1,2,3,4")]
    public async Task Dates_are_both_included(string query, string days)
    {
        var word = $"dates{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):N}";
        foreach (var day in new[] { 3, 1, 4, 2 })
        {
            await Api.PublishAsync(new EventBuilder { Name = word, EventDate = $"2050-01-0{day}" }.WithSlot());
        }

        var found = await FindAsync($"q={word}{query}");

        string.Join(',', found.Select(e => e.EventDate[^1])).ShouldBe(days);
    }

    [Theory]
    [InlineData("Bookbinding", "BOOK", true)]
    [InlineData("Bookbinding", "dInG", true)]
    [InlineData("Bookbinding", "book binding", false)]
    [InlineData("ДОСТОЕВСКИЙ", "достоевский", true)]
    [InlineData("Über", "über", true)]
    [InlineData("🎉 party", "🎉 P", true)]
    [InlineData("Caf\u00e9", "CAFE\u0301", true)]
    [InlineData("Cafe\u0301", "caf\u00e9", true)]
    [InlineData("Bookbinding", "\u3000binding ", true)]
    [InlineData("100 % wool", "0 % w", true)]
    [InlineData("100 wool", "0%w", false)]
    [InlineData("snake_case", "e_c", true)]
    [InlineData("snakeXcase", "e_c", false)]
    [InlineData(@"back\slash", @"k\s", true)]
    [InlineData("backslash", @"k\s", false)]
    [InlineData(@"ends in \", @"n \", true)]
    [InlineData("a'; drop table events;--", "'; DROP", true)]
    [InlineData("[a-z]* .+", "[a-z]* .+", true)]
    public async Task Words_are_found_as_they_are_written_in_any_case(string text, string query, bool found)
    {
        var mark = Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString("N");
        foreach (var builder in new EventBuilder[]
        {
            new() { Name = mark + text }, new() { Description = mark + text }, new() { Location = mark + text },
        })
        {
            await Api.PublishAsync(builder.WithSlot());
        }

        // Found among those of this case, so that others' texts do not matter.
        var mine = (await FindAsync($"q={mark}&limit=500")).Select(e => e.Id).ToHashSet();
        mine.Count.ShouldBe(3);
        (await FindAsync($"limit=500&q={Uri.EscapeDataString(query)}")).Count(e => mine.Contains(e.Id)).ShouldBe(found ? 3 : 0);
    }

    [Fact]
    public async Task A_search_may_be_as_long_as_a_name()
    {
        var name = string.Concat(Enumerable.Repeat("🎈", 255));
        var published = await Api.PublishAsync(new EventBuilder { Name = name }.WithSlot());

        (await FindAsync($"q={Uri.EscapeDataString(name)}")).ShouldHaveSingleItem().Id.ShouldBe(published.Id);
    }

    [Fact]
    public async Task The_list_shows_whole_events_but_no_secret()
    {
        var builder = new EventBuilder { Name = "Discreet", OrganizerEmail = "organizer@example.com" }.WithSlots(count: 3, capacity: 2);
        var made = await Api.SendAsync(HttpMethod.Post, "/api/v1/events", builder.ToRequest());
        var published = made.ShouldBe<EventDto>(HttpStatusCode.Created);
        published.OrganizerToken!.Length.ShouldBe(43);
        var booking = await Api.BookAsync(published.TimeSlots[0].Id, party: 2);

        var list = await Api.GetAsync("/api/v1/events?q=discreet");
        var single = await Api.GetAsync($"/api/v1/events/{published.Id}");
        var slots = await Api.GetAsync($"/api/v1/events/{published.Id}/slots");

        list.Body.ShouldBe($"[{single.Body}]");
        single.Read<EventDto>().TimeSlots.Select(slot => slot.Status).ShouldBe(["full", "open", "open"]);
        slots.Read<List<SlotDto>>().ShouldBe(single.Read<EventDto>().TimeSlots.Skip(1));
        foreach (var answer in new[] { made, list, single, slots, await Api.TryViewAsync(booking) })
        {
            answer.Body.ShouldNotContain("organizer@example.com");
            answer.Body.ShouldNotContain("organizer_email");
            answer.Body.Contains("organizer_token", StringComparison.Ordinal).ShouldBe(answer == made);
        }
    }

    private async Task<List<EventDto>> FindAsync(string query) =>
        (await Api.GetAsync($"/api/v1/events?{query}")).ShouldBe<List<EventDto>>(HttpStatusCode.OK);
}
