using System.Text;
using EventBooking.Notifier.Errors;
using RabbitMQ.Client;

namespace EventBooking.IntegrationTests.Relaying;

/// <summary>The command that looks after the error queue.</summary>
public sealed class ErrorsCommandTests : IAsyncLifetime
{
    private const string One = "019aba00-0000-7000-8000-000000000001";
    private const string Other = "019aba00-0000-7000-8000-000000000002";
    private TestBroker _place = null!;
    private BrokerQueue _queue = null!;

    public async ValueTask InitializeAsync()
    {
        _place = await TestBroker.CreateAsync();
        _queue = await BrokerQueue.ConnectAsync(_place);
        await FailAsync(One, "System.InvalidOperationException", "The kind is\nunknown.");
        await FailAsync(Other, "System.FormatException", "No.");
    }

    public ValueTask DisposeAsync() => _queue.DisposeAsync();

    [Fact]
    public async Task Listing_shows_each_with_its_fault_and_takes_none()
    {
        (await RunAsync("list")).Code.ShouldBe(0);
        await ErrorsShouldBeAsync(2);
        var (code, output) = await RunAsync("list");

        code.ShouldBe(0);
        output.Split(Environment.NewLine).ShouldBe(
        [
            $"{One}  BookingConfirmedV1  2031-01-02T03:04:05.0000000Z  System.InvalidOperationException: The kind is unknown.",
            $"{Other}  BookingConfirmedV1  2031-01-02T03:04:05.0000000Z  System.FormatException: No.",
            "2 in the error queue",
            "",
        ]);
        await ErrorsShouldBeAsync(2);
    }

    [Fact]
    public async Task One_is_replayed_as_it_was_before_it_failed()
    {
        var (code, output) = await RunAsync("replay", "--id", Other);

        code.ShouldBe(0, output);
        output.ShouldBe($"1 replayed{Environment.NewLine}");
        var message = (await _queue.TakeAsync(1)).Single();
        message.Properties.MessageId.ShouldBe(Other);
        // What begins with x- the client and the broker add on the way.
        message.Properties.Headers!.Keys.Where(name => !name.StartsWith("x-", StringComparison.Ordinal)).ShouldBe(["MT-Activity-Id"]);
        message.Properties.Persistent.ShouldBeTrue();
        message.Content.ShouldBe("""{"sequence":7}""");
        await ErrorsShouldBeAsync(1);
    }

    [Fact]
    public async Task An_id_may_follow_its_name_after_an_equals_sign()
    {
        (await RunAsync("replay", $"--id={One}")).ShouldBe((0, $"1 replayed{Environment.NewLine}"));

        (await _queue.TakeAsync(1)).Single().Properties.MessageId.ShouldBe(One);
    }

    [Fact]
    public async Task All_are_replayed()
    {
        (await RunAsync("replay", "--all")).ShouldBe((0, $"2 replayed{Environment.NewLine}"));

        (await _queue.TakeAsync(2)).Select(message => message.Properties.MessageId).ShouldBe([One, Other]);
        await ErrorsShouldBeAsync(0);
    }

    [Fact]
    public async Task One_is_discarded_and_then_there_is_no_such_message()
    {
        (await RunAsync("discard", "--id", One)).ShouldBe((0, $"1 discarded{Environment.NewLine}"));
        (await RunAsync("discard", "--id", One)).ShouldBe((1, $"No message {One} in the error queue{Environment.NewLine}"));

        (await RunAsync("list")).Output.ShouldNotContain(One);
        (await RunAsync("discard", "--all")).ShouldBe((0, $"1 discarded{Environment.NewLine}"));
        await ErrorsShouldBeAsync(0);
    }

    [Theory]
    [InlineData]
    [InlineData("replay")]
    [InlineData("discard", "--id")]
    [InlineData("delete", "--all")]
    public async Task A_command_that_is_none_does_nothing(params string[] words)
    {
        (await RunAsync(words)).ShouldBe((1, ""));

        await ErrorsShouldBeAsync(2);
    }

    private async Task<(int Code, string Output)> RunAsync(params string[] words)
    {
        await using var output = new StringWriter();
        var settings = _place.Settings.Select(setting => $"--{setting.Name}={setting.Value}");
        var code = await ErrorsCommand.RunAsync([.. words, .. settings], output);
        return (code, output.ToString());
    }

    // What a connection that ended had taken is there again a moment later.
    private Task ErrorsShouldBeAsync(uint count) =>
        Eventually.BeTrueAsync(async () => await _queue.Channel.MessageCountAsync(_queue.Names.Errors) == count);

    private async Task FailAsync(string id, string type, string text)
    {
        var properties = new BasicProperties
        {
            MessageId = id,
            Persistent = true,
            Headers = new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["MT-Activity-Id"] = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                ["MT-Fault-ExceptionType"] = type,
                ["MT-Fault-Message"] = text,
                ["MT-Fault-MessageType"] = "urn:message:EventBooking.Contracts:BookingConfirmedV1",
                ["MT-Fault-Timestamp"] = "2031-01-02T03:04:05.0000000Z",
                ["MT-Host-ProcessName"] = "EventBooking.Notifier",
                ["MT-Reason"] = "fault",
            },
        };
        const string Text =
            """{"messageType":["urn:message:EventBooking.Contracts:BookingConfirmedV1"],"message":{"sequence":7}}""";
        var body = Encoding.UTF8.GetBytes(Text);
        await _queue.Channel.BasicPublishAsync(_queue.Names.Errors, routingKey: "", mandatory: true, properties, body);
    }
}
