using EventBooking.Notifier.Queue;

namespace EventBooking.IntegrationTests.Sms;

public sealed class SmsProviderTests
{
    [Fact]
    public async Task A_message_is_sent_with_the_accounts_credentials()
    {
        await using var stub = await SmsStub.StartAsync();
        using var provider = stub.Provider();

        (await provider.SendAsync("+49301234567", "Größe & Ort: 100 % + مرحبًا", default)).ShouldBe(new SendResult.Sent());

        stub.Messages.ShouldBe([("+49301234567", "+15005550006", "Größe & Ort: 100 % + مرحبًا")]);
    }

    [Theory]
    [InlineData(400, """{"code": 21211, "message": "The 'To' number +49 is not valid", "status": 400}""", "sms_400_21211", false)]
    [InlineData(400, """{"code": 21610, "message": "Attempt to send to unsubscribed recipient", "status": 400}""", "sms_400_21610", false)]
    [InlineData(400, "<html>", "sms_400", false)]
    [InlineData(400, "[]", "sms_400", false)]
    [InlineData(422, """{"code": "text"}""", "sms_422", false)]
    [InlineData(403, "{}", "sms_403", true)]
    [InlineData(404, "{}", "sms_404", true)]
    [InlineData(429, """{"code": 20429, "message": "Too Many Requests", "status": 429}""", "sms_429", true)]
    [InlineData(500, "", "sms_500", true)]
    [InlineData(503, "", "sms_503", true)]
    [InlineData(302, "", "sms_302", true)]
    public async Task A_refusal_lasts_where_it_is_about_the_message_and_is_met_once(int status, string body, string code, bool isTemporary)
    {
        await using var stub = await SmsStub.StartAsync();
        stub.Refuse = context => SmsStub.AnswerAsync(context, status, body);
        using var provider = stub.Provider();

        var result = await provider.SendAsync("+49301234567", "Hello", default);

        result.ShouldBe(isTemporary ? new SendResult.Temporary(code) : new SendResult.Permanent(code));
        stub.Requests.ShouldBe(1);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(202)]
    public async Task Whatever_a_provider_says_of_success_the_message_is_not_sent_again(int status)
    {
        await using var stub = await SmsStub.StartAsync();
        stub.Refuse = context => SmsStub.AnswerAsync(context, status, "{}");
        using var provider = stub.Provider();

        (await provider.SendAsync("+49301234567", "Hello", default)).ShouldBe(new SendResult.Sent());
    }

    [Fact]
    public async Task A_wrong_secret_fails_nobodys_message_for_good()
    {
        await using var stub = await SmsStub.StartAsync();
        using var provider = stub.Provider(stub.Options(secret: "wrong"));

        (await provider.SendAsync("+49301234567", "Hello", default)).ShouldBe(new SendResult.Temporary("sms_401"));
    }

    [Fact]
    public async Task A_provider_that_is_away_or_hangs_up_or_is_slow_may_be_asked_again()
    {
        await using var stub = await SmsStub.StartAsync();
        var options = stub.Options();
        options.Timeout = TimeSpan.FromSeconds(1);
        using var provider = stub.Provider(options);

        stub.Refuse = context =>
        {
            context.Abort();
            return Task.FromResult(true);
        };
        (await provider.SendAsync("+49301234567", "Hello", default)).ShouldBe(new SendResult.Temporary("connection_lost"));
        stub.Refuse = async context =>
        {
            var aborted = new TaskCompletionSource();
            await using var registration = context.RequestAborted.Register(aborted.SetResult);
            await aborted.Task;
            return true;
        };
        (await provider.SendAsync("+49301234567", "Hello", default)).ShouldBe(new SendResult.Temporary("timeout"));
        await stub.DisposeAsync();
        (await provider.SendAsync("+49301234567", "Hello", default)).ShouldBe(new SendResult.Temporary("connection_failed"));
        stub.Requests.ShouldBe(2);
    }
}
