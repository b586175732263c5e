using System.Net;
using System.Text;

namespace EventBooking.IntegrationTests;

/// <summary>Whole numbers in every form of JSON, and answers that stay small however much is wrong.</summary>
public sealed class NumberAndLimitTests(SharedApi fixture) : IClassFixture<SharedApi>
{
    private ApiDriver Api => fixture.Api;

    [Theory]
    [InlineData("2")]
    [InlineData("2.0")]
    [InlineData("2e0")]
    [InlineData("20e-1")]
    [InlineData("0.2E+1")]
    [InlineData("0.0000000000000000000000000000000000000002e40")]
    public async Task A_number_that_is_whole_is_whole(string number)
    {
        var slot = await Api.PublishSlotAsync();

        (await BookAsync(slot.Id, number)).ShouldBe<BookingDto>(HttpStatusCode.Created).PartySize.ShouldBe(2);
    }

    [Theory]
    [InlineData("2.5")]
    [InlineData("2.0000000000000000000001")]
    [InlineData("1e400")]
    [InlineData("1e-400")]
    [InlineData("1e999999999999999999999999999999")]
    [InlineData("1e-999999999999999999999999999999")]
    [InlineData("4294967298")]
    [InlineData("\"2\"")]
    public async Task A_number_that_is_not_is_named(string number) =>
        (await BookAsync(Guid.Empty, number))
            .ShouldFail(HttpStatusCode.BadRequest, "invalid_request").Errors!.Keys.ShouldBe(["party_size"]);

    [Theory]
    [InlineData(6, 20, null)]
    [InlineData(7, 20, 1)]
    [InlineData(1_000, 20, 2_980)]
    [InlineData(100_000, 1, null)]
    public async Task Of_all_that_is_wrong_the_first_twenty_are_named_and_the_rest_counted(int slots, int named, int? more)
    {
        // Each slot misses three members; the name that is missing, or is not, makes up the numbers.
        var name = slots == 6 ? "\"time_zone\":\"x\",\"location\":\"a\\u0000\"," : "";
        name += "\"name\":\"Bookbinding\",";
        var body = $$"""{{{name}}"event_date":"2031-06-15","time_slots":[{{string.Join(',', Enumerable.Repeat("{}", slots))}}]}""";
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/events")
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };

        var answer = await Api.SendAsync(request);

        var problem = answer.ShouldFail(HttpStatusCode.BadRequest, "invalid_request");
        problem.Errors!.Count.ShouldBe(named);
        using var json = System.Text.Json.JsonDocument.Parse(answer.Body);
        (json.RootElement.TryGetProperty("more_errors", out var count) ? count.GetInt32() : (int?)null).ShouldBe(more);
        problem.Detail!.Contains("first 20", StringComparison.Ordinal).ShouldBe(more is not null, problem.Detail);
        answer.Body.Length.ShouldBeLessThan(3_000);
    }

    [Fact]
    public async Task Mistyped_members_are_counted_alike()
    {
        var slots = string.Join(',', Enumerable.Repeat("""{"startTime":"09:00","end_time":"10:00","max_capacity":5}""", 500));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/events")
        {
            Content = new StringContent(
                $$"""{"name":"x","event_date":"2031-06-15","time_slots":[{{slots}}]}""", Encoding.UTF8, "application/json"),
        };

        var answer = await Api.SendAsync(request);

        answer.ShouldFail(HttpStatusCode.BadRequest, "invalid_request").Errors!.Count.ShouldBe(20);
        answer.Body.ShouldContain("\"more_errors\":480");
    }

    private async Task<Answer> BookAsync(Guid slot, string party)
    {
        var body = $$"""{"attendee_name":"Ada","time_slot_id":"{{slot}}","party_size":{{party}}}""";
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/bookings")
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        return await Api.SendAsync(request);
    }
}
