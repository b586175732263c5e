namespace EventBooking.IntegrationTests.BadInput;

/// <summary>
/// What is hardly HTTP any more, sent to every kind of route: it is refused, or the server hangs up; it is no failure of ours.
/// </summary>
public sealed class BrokenHttpTests(BrokenHttpTests.Fixture fixture) : IClassFixture<BrokenHttpTests.Fixture>
{
    private static readonly string[] Calls =
    [
        "GET /alive", "GET /health", "GET /", "GET /docs/", "GET /openapi.json", "GET /nowhere",
        "GET /api/v1/events", "POST /api/v1/events", "GET /api/v1/events/x", "GET /api/v1/events/x/slots/live",
        "POST /api/v1/bookings", "GET /api/v1/bookings/x", "PUT /api/v1/bookings/x", "DELETE /api/v1/bookings/x",
        "PATCH /api/v1/bookings/x", "GET /api/v1/bookings/x/qr.svg", "GET /b/x", "POST /b/x/reminders/stop",
    ];

    public static TheoryData<string> Forms { get; } = [.. BrokenForms.All.Keys];

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Broken_HTTP_is_refused_at_every_route_and_is_no_error(string name)
    {
        var (form, mayHangUp) = BrokenForms.All[name];
        var errors = fixture.Errors;
        await Task.WhenAll(Calls.Select(async call =>
        {
            var (method, path) = (call.Split(' ')[0], call.Split(' ')[1]);
            var request = form.Replace("[call]", call, StringComparison.Ordinal).Replace("[method]", method, StringComparison.Ordinal)
                .Replace("[path]", path, StringComparison.Ordinal);

            var answer = await RawHttp.SendAsync(fixture.Address, request, mayHangUp);

            var status = RawHttp.StatusOf(answer);
            (status is (>= 400 and < 500) or 505 || (mayHangUp && answer.Length == 0))
                .ShouldBeTrue($"{call}: {name} is answered {status}: {answer}");
        }));

        fixture.Errors.ShouldBe(errors);
    }

    [Theory]
    [InlineData("/x%2500", 404)]
    [InlineData("/x%252500", 404)]
    [InlineData("/b/%2500", 404)]
    [InlineData("/api/v1/bookings/%2500", 404)]
    [InlineData("/api/v1/events/%25%30%30", 404)]
    [InlineData("/x%00", 400)]
    public async Task A_path_is_decoded_once(string path, int status) =>
        RawHttp.StatusOf(await RawHttp.SendAsync(fixture.Address, $"GET {path} HTTP/1.1\r\nHost: x\r\n\r\n")).ShouldBe(status);

    [Theory]
    [InlineData("GET /api/v1/events HTTP/1.1\nHost: x\n\n")]
    [InlineData("GET http://x/api/v1/events HTTP/1.1\r\nHost: x\r\n\r\n")]
    [InlineData("GET /api/v1/events HTTP/1.0\r\n\r\n")]
    [InlineData(
        "GET /api/v1/events HTTP/1.1\r\nHost: x\r\nX-Name: Zo\u00eb\r\nUser-Agent: \u00ff\u0080\r\nAccept-Language: \u00e9\r\n\r\n")]
    [InlineData("GET /api/v1/events HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n2;a=\"b\"\r\n{}\r\n0\r\nX: y\r\n\r\n")]
    public async Task What_is_odd_and_still_HTTP_is_answered(string request) =>
        RawHttp.StatusOf(await RawHttp.SendAsync(fixture.Address, request)).ShouldBe(200);

    [Fact]
    public async Task A_preflight_for_a_header_that_no_answer_can_name_is_no_error()
    {
        var errors = fixture.Errors;

        var answer = await RawHttp.SendAsync(
            fixture.Address,
            "OPTIONS /api/v1/events HTTP/1.1\r\nHost: x\r\nOrigin: https://shop.example\r\n"
            + "Access-Control-Request-Method: POST\r\nAccess-Control-Request-Headers: x-\u00c3\u00a9\r\n\r\n");

        RawHttp.StatusOf(answer).ShouldBe(204);
        fixture.Errors.ShouldBe(errors);
    }

    [Theory]
    [InlineData("POST /api/v1/bookings", "Transfer-Encoding: chunked\r\n\r\n2\r\n{\"")]
    [InlineData("POST /api/v1/bookings", "Content-Length: 300\r\n\r\n{\"")]
    [InlineData("DELETE /api/v1/bookings/x", "Content-Length: 300\r\n\r\n{\"")]
    public async Task A_body_slower_than_the_servers_rate_is_answered_408(string call, string rest)
    {
        var answer = await RawHttp.SendAsync(fixture.Address, $"{call} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n{rest}");

        RawHttp.StatusOf(answer).ShouldBe(408, answer);
        answer.ShouldContain("\"code\":\"request_timeout\"");
    }

    public sealed class Fixture : IAsyncLifetime
    {
        private ApiProcess _process = null!;

        public Uri Address => _process.Api.Http.BaseAddress!;

        /// <summary>Lines of the log that report an error.</summary>
        public int Errors => _process.Log.Split('\n').Count(line =>
            line.Contains(" fail: ", StringComparison.Ordinal) || line.Contains(" crit: ", StringComparison.Ordinal));

        public async ValueTask InitializeAsync() =>
            _process = await ApiProcess.StartReadyAsync(
                await TestDatabase.CreateAsync(), ("Cors__AllowedOrigins__0", "https://shop.example"));

        public ValueTask DisposeAsync() => _process.DisposeAsync();
    }
}
