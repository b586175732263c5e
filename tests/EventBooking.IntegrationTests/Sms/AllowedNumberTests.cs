using System.Text.Json.Nodes;

namespace EventBooking.IntegrationTests.Sms;

/// <summary>Anybody may book with any number; messages go only where the operator wants them to.</summary>
public sealed class AllowedNumberTests
{
    [Fact]
    public async Task A_number_that_is_not_written_to_is_skipped_at_once_and_the_holder_sees_why()
    {
        await using var stub = await SmsStub.StartAsync();
        var options = stub.Options();
        (string Name, string Value)[] settings =
        [
            ("Sms:Enabled", "true"), ("Sms:BaseUrl", options.BaseUrl), ("Sms:Account", options.Account!), ("Sms:Secret", options.Secret!),
            ("Sms:From", options.From!), ("Sms:DefaultRegion", "DE"), ("Sms:AllowedCountries:0", "DE"), ("Sms:AllowedCountries:1", "AT"),
        ];
        await using var system = await NotifierSystem.StartAsync(notifiers: 0);
        await system.StartOwnChannelsAsync(settings);
        var slot = await system.Api.PublishSlotAsync();
        var expected = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["0151 23456789"] = "sms sent",
            ["+43 664 123456"] = "sms sent",
            ["+44 7400 123456"] = "sms skipped country_not_allowed",
            ["+49 900 1 234567"] = "sms skipped number_not_allowed",
            ["+49 180 2 345678"] = "sms skipped number_not_allowed",
        };
        var bookings = new Dictionary<string, BookingDto>(StringComparer.Ordinal);
        foreach (var phone in expected.Keys)
        {
            bookings[phone] = await system.Api.BookAsync(slot.Id, phone: phone);
        }

        await system.RelayAsync();

        foreach (var (phone, outcome) in expected)
        {
            await system.UntilDeliveriesAsync(bookings[phone].Id, $"booking_confirmed 0 {outcome}");
        }

        stub.Messages.Select(message => message.To).ShouldBe(["+4915123456789", "+43664123456"], ignoreOrder: true);
        var seen = await system.Api.GetAsync($"/api/v1/bookings/{bookings["+44 7400 123456"].BookingToken}/deliveries");
        JsonNode.Parse(seen.Body)![0]!["reason"]!.GetValue<string>().ShouldBe("country_not_allowed");
    }
}
