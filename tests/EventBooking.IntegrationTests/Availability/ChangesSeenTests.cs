using System.Diagnostics;
using System.Net;

namespace EventBooking.IntegrationTests.Availability;

/// <summary>Who is shown a change, and when.</summary>
[Collection(nameof(SharedPair))]
public sealed class ChangesSeenTests(PairFixture fixture)
{
    private readonly ApiDriver _here = fixture.Pair.Here.Api;
    private readonly ApiDriver _there = fixture.Pair.There.Api;

    [Fact]
    public async Task The_next_read_shows_changes_of_the_same_instance_and_soon_those_of_the_other()
    {
        var published = await _here.PublishAsync(new EventBuilder().WithSlots(count: 2, capacity: 10));
        var (left, right) = (published.TimeSlots[0].Id, published.TimeSlots[1].Id);
        await ShouldShowAsync(published, "0,0");

        var booking = await _here.BookAsync(left, party: 3);
        await ShouldShowAsync(published, "3,0");
        (await _here.TryChangeAsync(booking, new { party_size = 5 })).ShouldBe(HttpStatusCode.OK);
        await ShouldShowAsync(published, "5,0");
        (await _here.TryMoveAsync(booking, right)).ShouldBe(HttpStatusCode.OK);
        await ShouldShowAsync(published, "0,5");
        (await _here.TryCancelAsync(booking)).ShouldBe(HttpStatusCode.NoContent);
        await ShouldShowAsync(published, "0,0");
    }

    [Fact]
    public async Task The_other_instance_shows_most_changes_within_100_ms_and_all_within_a_second()
    {
        const int Changes = 30;
        var published = await _here.PublishAsync(new EventBuilder().WithSlot(capacity: 100));
        var witness = new Witness(published.Id, published.TimeSlots[0].Id);
        await witness.SeenAfterAsync(_here, _there);

        var delays = new List<TimeSpan>();
        for (var i = 0; i < Changes; i++)
        {
            delays.Add(await witness.SeenAfterAsync(_here, _there));
        }

        var shown = string.Join(", ", delays.Order().Select(delay => $"{delay.TotalMilliseconds:0}"));
        delays.Order().ElementAt(Changes / 2).ShouldBeLessThan(TimeSpan.FromMilliseconds(100), shown);
        delays.Max().ShouldBeLessThan(TimeSpan.FromSeconds(1), shown);
    }

    [Fact]
    public async Task Without_Redis_the_other_instance_is_two_seconds_behind_at_most()
    {
        await using var apart = await Pair.StartWithoutRedisAsync();
        var published = await apart.Here.Api.PublishAsync(new EventBuilder().WithSlot(capacity: 10_000));
        var witness = new Witness(published.Id, published.TimeSlots[0].Id);

        // Sometimes nobody asks for longer than that: then the first who does must wait.
        for (var round = 0; round < 2; round++)
        {
            var began = Stopwatch.GetTimestamp();
            while (Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(2.5))
            {
                await witness.BookAsync(apart.Here.Api);
                if (round == 0)
                {
                    await witness.ReadAsync(apart.There.Api);
                }
            }

            await witness.ReadAsync(apart.There.Api);
        }

        await Eventually.PassAsync(async () => (await witness.ReadAsync(apart.There.Api)).Seats.ShouldBe(witness.Seats));
    }

    [Fact]
    public async Task Equal_states_have_equal_tags_at_both_instances()
    {
        var published = await _here.PublishAsync(new EventBuilder().WithSlots(count: 2, capacity: 2));
        var whole = $"/api/v1/events/{published.Id}";
        foreach (var path in new[] { whole, $"{whole}/slots", $"{whole}/slots?include=all" })
        {
            var before = await TagAsync(_here, path);
            (await TagAsync(_there, path)).ShouldBe(before);

            var booking = await _here.BookAsync(published.TimeSlots[0].Id, party: 2);
            var booked = await TagAsync(_here, path);
            booked.ShouldNotBe(before, StringComparer.Ordinal);
            await Eventually.PassAsync(async () => (await TagAsync(_there, path)).ShouldBe(booked));
            (await AskAsync(_there, path, booked)).ShouldBe(HttpStatusCode.NotModified);

            await _there.TryCancelAsync(booking);
            (await TagAsync(_there, path)).ShouldBe(before);
            await Eventually.PassAsync(async () => (await AskAsync(_here, path, before)).ShouldBe(HttpStatusCode.NotModified));
        }
    }

    private async Task ShouldShowAsync(EventDto published, string taken)
    {
        (await TakenAsync(_here)).ShouldBe(taken);
        await Eventually.PassAsync(async () => (await TakenAsync(_there)).ShouldBe(taken), TimeSpan.FromSeconds(2));

        async Task<string> TakenAsync(ApiDriver api) =>
            string.Join(',', (await api.SlotsAsync(published.Id)).Select(slot => slot.CurrentBookings));
    }

    private static async Task<string> TagAsync(ApiDriver api, string path) =>
        (await api.GetAsync(path)).Response.Headers.ETag.ShouldNotBeNull().Tag;

    private static async Task<Answer> AskAsync(ApiDriver api, string path, string tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        return await api.SendAsync(request);
    }
}
