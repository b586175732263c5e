using System.Net;
using System.Text.RegularExpressions;

namespace EventBooking.IntegrationTests;

public sealed partial class PagingTests(SharedApi fixture) : IClassFixture<SharedApi>
{
    private ApiDriver Api => fixture.Api;

    [Fact]
    public async Task Cursors_lead_through_all_events_without_gaps_or_repeats()
    {
        // Ten dates, so that many events are equal but for their ids, none of them published in the order of dates.
        var events = await Task.WhenAll(Enumerable.Range(0, 250)
            .Select(i => Api.PublishAsync(new EventBuilder { Name = "Gapless", EventDate = $"2040-01-{10 + (i * 7 % 10)}" }.WithSlot())));
        var expected = events.OrderBy(e => e.EventDate, StringComparer.Ordinal)
            .ThenBy(e => e.Id.ToString(), StringComparer.Ordinal)
            .Select(e => e.Id)
            .ToList();

        foreach (var (query, sizes) in new (string, int[])[]
        {
            ("q=gapless", [100, 100, 50]),
            ("q=gapless&limit=500", [250]),
            ("q=gapless&limit=250", [250]),
            ("q=gapless&limit=249", [249, 1]),
            ("from=2040-01-10&to=2040-01-19&q=Gap&limit=7&x=y", [.. Enumerable.Repeat(7, 35), 5]),
        })
        {
            var pages = await PagesAsync($"/api/v1/events?{query}");

            pages.SelectMany(page => page).Select(e => e.Id).ShouldBe(expected);
            pages.Select(page => page.Count).ShouldBe(sizes);
        }
    }

    [Fact]
    public async Task An_event_published_meanwhile_neither_hides_nor_repeats_another()
    {
        var early = await Api.PublishAsync(new EventBuilder { Name = "Meanwhile", EventDate = "2041-01-02" }.WithSlot());
        var late = await Api.PublishAsync(new EventBuilder { Name = "Meanwhile", EventDate = "2041-01-03" }.WithSlot());
        var first = await Api.GetAsync("/api/v1/events?q=meanwhile&limit=1");
        await Api.PublishAsync(new EventBuilder { Name = "Meanwhile", EventDate = "2041-01-01" }.WithSlot());

        var second = await Api.GetAsync(Next(first)!);

        first.Read<List<EventDto>>().ShouldHaveSingleItem().Id.ShouldBe(early.Id);
        second.Read<List<EventDto>>().ShouldHaveSingleItem().Id.ShouldBe(late.Id);
        Next(second).ShouldBeNull();
    }

    [Fact]
    public async Task A_page_ends_early_rather_than_carry_more_than_5000_slots()
    {
        for (var i = 0; i < 6; i++)
        {
            var builder = new EventBuilder { Name = "Thousandfold", EventDate = $"2042-01-0{i + 1}" };
            for (var slot = 0; slot < 1_000; slot++)
            {
                builder.WithSlot();
            }

            await Api.PublishAsync(builder);
        }

        var pages = await PagesAsync("/api/v1/events?limit=10&q=thousandfold");

        pages.Select(page => page.Count).ShouldBe([5, 1]);
        pages.ShouldAllBe(page => page.All(e => e.TimeSlots.Count == 1_000));
    }

    [Fact]
    public async Task The_link_keeps_what_was_asked_for()
    {
        const string name = "Ä & Ö? 100 %";
        for (var i = 0; i < 3; i++)
        {
            await Api.PublishAsync(new EventBuilder { Name = name, EventDate = $"2043-01-0{i + 1}" }.WithSlot());
        }

        var first = await Api.GetAsync($"/api/v1/events?CURSOR=&limit=1&from=2043-01-02&to=2043-01-31&q={Uri.EscapeDataString(name)}");

        var query = new Uri(new Uri("http://x"), Next(first)).Query.TrimStart('?').Split('&').Select(Uri.UnescapeDataString).ToList();
        query[..4].ShouldBe(["limit=1", "from=2043-01-02", "to=2043-01-31", $"q={name}"]);
        query[4].ShouldStartWith("cursor=");
        (await PagesAsync(Next(first)!)).ShouldHaveSingleItem().ShouldHaveSingleItem().EventDate.ShouldBe("2043-01-03");
    }

    private async Task<List<List<EventDto>>> PagesAsync(string? path)
    {
        var pages = new List<List<EventDto>>();
        while (path is not null)
        {
            var answer = await Api.GetAsync(path);
            pages.Add(answer.ShouldBe<List<EventDto>>(HttpStatusCode.OK));
            path = Next(answer);
        }

        return pages;
    }

    private static string? Next(Answer answer)
    {
        if (!answer.Response.Headers.TryGetValues("Link", out var links))
        {
            return null;
        }

        var link = LinkPattern().Match(links.ShouldHaveSingleItem());
        link.Success.ShouldBeTrue();
        return link.Groups["next"].Value;
    }

    [GeneratedRegex("^<(?<next>[^<>]+)>; rel=\"next\"$", RegexOptions.NonBacktracking)]
    private static partial Regex LinkPattern();
}
