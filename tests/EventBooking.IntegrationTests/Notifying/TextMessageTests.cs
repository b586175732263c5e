using EventBooking.Infrastructure.Deliveries;

namespace EventBooking.IntegrationTests.Notifying;

public sealed class TextMessageTests
{
    private const string Address = "ada@example.org";

    [Fact]
    public async Task Text_messages_go_to_those_without_an_address_and_to_others_where_wanted()
    {
        await using var system = await NotifierSystem.StartAsync(settings: ("Sms:Enabled", "false"));
        var slot = await system.Api.PublishSlotAsync();
        var off = await system.Api.BookAsync(slot.Id, phone: "+49301234567");
        await system.RelayAsync();
        await system.UntilDeliveriesAsync(off.Id, "booking_confirmed 0 email skipped no_address");
        await system.Notifiers[0].DisposeAsync();

        var sms = new FakeChannel(Channel.Sms);
        (string Name, string Value)[] on =
        [
            ("Sms:Enabled", "true"), ("Sms:Account", "AC123"), ("Sms:Secret", "s3cret"), ("Sms:From", "+15005550006"),
            ("Sms:DefaultRegion", "DE"),
        ];
        var enabled = await system.StartNotifierAsync(settings: on, channels: [system.Mail, sms]);
        var only = await system.Api.BookAsync(slot.Id, phone: "+49301234567");
        var both = await system.Api.BookAsync(slot.Id, email: Address, phone: "+49301234567");
        await system.RelayAsync();
        await system.UntilDeliveriesAsync(only.Id, "booking_confirmed 0 sms sent");
        await system.UntilDeliveriesAsync(both.Id, "booking_confirmed 0 email sent");
        await enabled.DisposeAsync();

        await system.StartNotifierAsync(settings: [.. on, ("Sms:Also", "true")], channels: [system.Mail, sms]);
        var also = await system.Api.BookAsync(slot.Id, email: Address, phone: "+49301234567");
        await system.RelayAsync();
        await system.UntilDeliveriesAsync(also.Id, "booking_confirmed 0 email sent", "booking_confirmed 0 sms sent");
    }
}
