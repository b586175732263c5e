namespace EventBooking.IntegrationTests.BadInput;

[Collection(nameof(SharedEnvironments))]
public sealed class BadInputTests(TwoEnvironments fixture)
{
    private static readonly Dictionary<string, WrongRequest> Table = new IEnumerable<WrongRequest>[]
    {
        WrongEvents.All, WrongSlots.All, WrongBookings.All, WrongChanges.All, WrongBodies.All, WrongTexts.All, WrongAddresses.All,
        WrongQueries.All,
    }.SelectMany(part => part).ToDictionary(wrong => wrong.Name, StringComparer.Ordinal);

    public static TheoryData<string> Names { get; } = [.. Table.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_wrong_request_is_refused_alike_everywhere_and_leaves_no_trace(string name)
    {
        var wrong = Table[name];
        var before = await fixture.FingerprintAsync();

        var answer = await AskAsync(fixture.Api, wrong);
        var deployed = await AskAsync(fixture.Production, wrong);

        deployed.Body.ShouldBe(answer.Body);
        (await fixture.FingerprintAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once()
    {
        var answer = await fixture.Api.SendAsync(
            HttpMethod.Post, "/api/v1/bookings", new { attendee_name = "", party_size = 101, email = "x" });

        answer.ShouldFail(System.Net.HttpStatusCode.BadRequest, "invalid_request").Errors!.Keys
            .ShouldBe(["attendee_name", "email", "party_size", "time_slot_id"], ignoreOrder: true);
    }

    private async Task<Answer> AskAsync(ApiDriver api, WrongRequest wrong)
    {
        using var request = wrong.ToMessage(fixture.Fill);
        var answer = await api.SendAsync(request);
        var problem = answer.ShouldFail(wrong.Status, wrong.Code);
        if (wrong.Field is not null)
        {
            problem.Errors.ShouldNotBeNull(answer.Body).Keys.ShouldBe([wrong.Field], answer.Body);
            problem.Errors[wrong.Field].ShouldAllBe(message => message.Length > 0);
        }

        return answer;
    }
}
