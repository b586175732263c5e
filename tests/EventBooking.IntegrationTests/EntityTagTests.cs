using System.Net;

namespace EventBooking.IntegrationTests;

[Collection(nameof(SharedClock))]
public sealed class EntityTagTests(ClockFixture fixture)
{
    private static readonly string[] Changes = ["-gzip", "--gzip", ";gzip", "-br", ":zstd", "-df", ";gzip;br"];

    private ApiDriver Api => fixture.Api;

    [Fact]
    public async Task A_tag_that_still_holds_is_answered_304()
    {
        foreach (var path in await PathsAsync())
        {
            var tag = await TagAsync(path);
            foreach (var known in new[] { tag, $"W/{tag}", $"\"x\", {tag}", $"\"x\",W/\"y\" , W/{tag}", "*", " * " }
                .Concat(AsProxiesWriteIt(tag)))
            {
                var answer = await AskAsync(path, known);
                answer.ShouldBe(HttpStatusCode.NotModified);
                answer.Body.ShouldBeEmpty();
                answer.Response.Headers.ETag!.ToString().ShouldBe(tag);
                answer.Response.Headers.CacheControl!.NoCache.ShouldBeTrue();
            }
        }
    }

    [Theory]
    [InlineData("\"x\"")]
    [InlineData("W/\"x\"")]
    [InlineData("x")]
    [InlineData("")]
    [InlineData("\"")]
    [InlineData("\"x")]
    [InlineData(", ,")]
    [InlineData("W/")]
    [InlineData("\"*\"")]
    [InlineData("[tag]x\"")]
    [InlineData("[tag]0-gzip\"")]
    [InlineData("\"x-[tag]")]
    [InlineData("x, [tag]")]
    public async Task A_tag_that_does_not_hold_is_answered_in_full(string known)
    {
        foreach (var path in await PathsAsync())
        {
            // In these [tag] is one that holds, without the quotation mark at its end.
            var answer = await AskAsync(path, known.Replace("[tag]", (await TagAsync(path))[..^1], StringComparison.Ordinal));
            answer.ShouldBe(HttpStatusCode.OK);
            answer.Body.ShouldNotBeEmpty();
        }
    }

    [Fact]
    public async Task What_does_not_exist_has_no_tag() =>
        (await AskAsync("/api/v1/events/x", "*")).ShouldFail(HttpStatusCode.NotFound, "event_not_found");

    [Fact]
    public async Task A_booking_and_a_cancellation_change_the_tags()
    {
        var published = await Api.PublishAsync(new EventBuilder { EventDate = "2032-01-01" }.WithSlot(capacity: 2));
        var path = $"/api/v1/events/{published.Id}";
        var (whole, slots) = (await TagAsync(path), await TagAsync($"{path}/slots"));

        var booking = await Api.BookAsync(published.TimeSlots[0].Id);
        (await AskAsync(path, whole)).ShouldBe(HttpStatusCode.OK);
        (await AskAsync($"{path}/slots", slots)).ShouldBe(HttpStatusCode.OK);

        await Api.TryCancelAsync(booking);
        (await AskAsync(path, whole)).ShouldBe(HttpStatusCode.NotModified);
        (await AskAsync($"{path}/slots", slots)).ShouldBe(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task The_tags_change_when_a_slot_begins_and_when_a_window_opens_or_closes()
    {
        var builder = new EventBuilder { OpensAt = fixture.In(TimeSpan.FromMinutes(10)), ClosesAt = fixture.In(TimeSpan.FromMinutes(30)) };
        var published = await Api.PublishAsync(
            builder.WithSlotAt(fixture.Now + TimeSpan.FromMinutes(20)).WithSlotAt(fixture.Now + TimeSpan.FromMinutes(50)));
        foreach (var status in new[] { "open,open", "closed,open", "closed,closed" })
        {
            var paths = new[] { $"/api/v1/events/{published.Id}", $"/api/v1/events/{published.Id}/slots" };
            var tags = new[] { await TagAsync(paths[0]), await TagAsync(paths[1]) };

            fixture.Time.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(1));
            (await AskAsync(paths[0], tags[0])).ShouldBe(HttpStatusCode.NotModified);
            (await AskAsync(paths[1], tags[1])).ShouldBe(HttpStatusCode.NotModified);

            fixture.Time.Advance(TimeSpan.FromSeconds(1));
            (await AskAsync(paths[0], tags[0])).ShouldBe(HttpStatusCode.OK);
            (await AskAsync(paths[1], tags[1])).ShouldBe(HttpStatusCode.OK);
            string.Join(',', (await Api.SlotsAsync(published.Id)).Select(slot => slot.Status)).ShouldBe(status);
        }
    }

    // Apache's mod_deflate and mod_brotli, Jetty, and others that compress on the way.
    private static IEnumerable<string> AsProxiesWriteIt(string tag) =>
        from change in Changes
        from form in new[]
        {
            $"{tag[..^1]}{change}\"",
            $"W/{tag[..^1]}{change}\"",
            $"\"x\", {tag[..^1]}{change}\", \"y\"",
            $"{tag}{change}",
        }
        select form;

    private async Task<string[]> PathsAsync()
    {
        var published = await Api.PublishAsync(new EventBuilder { EventDate = "2032-01-01" }.WithSlot());
        var path = $"/api/v1/events/{published.Id}";
        return [path, $"{path}/slots", $"{path}/slots?include=all"];
    }

    private async Task<string> TagAsync(string path) => (await Api.GetAsync(path)).Response.Headers.ETag.ShouldNotBeNull().ToString();

    private async Task<Answer> AskAsync(string path, string known)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("If-None-Match", known);
        return await Api.SendAsync(request);
    }
}
