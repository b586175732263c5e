using EventBooking.IntegrationTests.Notifying;
using EventBooking.IntegrationTests.Sms;
using EventBooking.IntegrationTests.Telemetry;
using EventBooking.Testing.Mail;

namespace EventBooking.IntegrationTests.Secrecy;

/// <summary>As <see cref="SecrecyTests"/>, for what is on its way to people, though servers repeat whose it is.</summary>
public sealed class NotifierSecrecyTests
{
    private static readonly string[] Categories = [.. SecrecyTests.Categories, "MassTransit"];

    [Fact]
    public async Task Logs_and_spans_of_messages_sent_and_refused_hold_no_token_name_or_address()
    {
        var secrets = new Secrets();
        await using var receiver = await TelemetryReceiver.StartAsync();
        await using var mail = new UnrulyMailServer(command =>
            command.Contains(Secrets.NewEmail, StringComparison.Ordinal) ? $"550 5.1.1 {Secrets.NewEmail} is unknown" : null);
        await using var sms = await SmsStub.StartAsync();
        const string Refusal = $$"""{"code": 21211, "message": "{{Secrets.Phone}} is not valid", "status": 400}""";
        sms.Refuse = context => SmsStub.AnswerAsync(context, 400, Refusal);
        var connectionString = await TestDatabase.CreateAsync();
        (string Name, string? Value)[] settings = [.. receiver.Settings, .. (await TestBroker.CreateAsync()).Variables];
        await using var notifier = new NotifierProcess(
            connectionString, mail.Port, [.. settings, .. SmsSettings(sms), .. Categories.Select(Traced)]);
        await notifier.StartReadyAsync();
        await using var process = await ApiProcess.StartReadyAsync(connectionString, settings);

        var slot = (await process.Api.PublishSlotAsync()).Id;
        secrets.Add((await process.Api.BookAsync(slot, Secrets.Name, email: Secrets.Email)).BookingToken);
        secrets.Add((await process.Api.BookAsync(slot, Secrets.NewName, email: Secrets.NewEmail)).BookingToken);
        secrets.Add((await process.Api.BookAsync(slot, Secrets.Name, phone: Secrets.Phone)).BookingToken);

        await Eventually.BeTrueAsync(() => receiver.MetricsOf(TracedSystem.NotifierName).Count("eventbooking.delivery.settled") == 3);
        await Eventually.BeTrueAsync(() => receiver.Spans.Count(span => span.Name == "send") == 3);
        foreach (var code in new[] { "sms_400_21211", "smtp_550" })
        {
            await Eventually.BeTrueAsync(() => receiver.Text("logs").Contains(code, StringComparison.Ordinal));
        }

        mail.Mails.Count.ShouldBe(1);
        notifier.Log.ShouldContain("smtp_550");
        secrets.ShouldNotBeIn(notifier.Log, "The notifier's log");
        foreach (var kind in new[] { "logs", "traces", "metrics" })
        {
            secrets.ShouldNotBeIn(receiver.Text(kind), $"What is exported as {kind}");
        }
    }

    private static (string Name, string? Value) Traced(string category) => ($"Logging__LogLevel__{category}", "Trace");

    private static (string Name, string? Value)[] SmsSettings(SmsStub stub)
    {
        var options = stub.Options();
        return
        [
            ("Sms__Enabled", "true"), ("Sms__BaseUrl", options.BaseUrl), ("Sms__Account", options.Account), ("Sms__Secret", options.Secret),
            ("Sms__From", options.From), ("Sms__DefaultRegion", "CH"),
        ];
    }
}
