using EventBooking.Notifier.Queue;
using EventBooking.Testing.Mail;

namespace EventBooking.IntegrationTests.Mail;

/// <summary>A server that knows little more than RFC 821.</summary>
public sealed class PoorServerTests
{
    [Theory]
    [InlineData("250 poor.example")]
    [InlineData("502 5.5.1 Unknown command")]
    public async Task An_address_that_the_server_cannot_write_is_refused_for_good_and_others_are_not(string ehlo)
    {
        await using var server = new UnrulyMailServer(command => command.StartsWith("EHLO", StringComparison.Ordinal) ? ehlo : null);
        await using var client = new MailClient(server.Port);

        (await client.SendAsync("ünal@example.com")).ShouldBe(new SendResult.Permanent("smtputf8_unsupported"));
        (await client.SendAsync("ada@bücher.example")).ShouldBe(new SendResult.Sent());
    }

    [Fact]
    public async Task A_server_that_does_not_want_to_talk_is_a_matter_of_settings()
    {
        await using var server = new UnrulyMailServer(
            command => command.StartsWith("EHLO", StringComparison.Ordinal) || command.StartsWith("HELO", StringComparison.Ordinal)
                ? "554 5.7.1 Access denied"
                : null);
        await using var client = new MailClient(server.Port);

        (await client.SendAsync()).ShouldBe(new SendResult.Temporary("connect_554"));
    }
}
