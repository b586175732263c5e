using EventBooking.Notifier.Mail;

namespace EventBooking.UnitTests.Mail;

public sealed class MailAddressTests
{
    [Theory]
    [InlineData("ada@example.com", "ada@example.com", false)]
    [InlineData("o'neil+tag@sub.example.com", "o'neil+tag@sub.example.com", false)]
    [InlineData("ada@bücher.example", "ada@xn--bcher-kva.example", false)]
    [InlineData("ünal@bücher.example", "ünal@xn--bcher-kva.example", true)]
    [InlineData("ada@localhost", "ada@localhost", false)]
    public void An_address_is_read(string address, string expected, bool needsUtf8)
    {
        MailAddresses.TryParse(address, "Ada", out var mailbox).ShouldBeTrue();

        mailbox!.GetAddress(idnEncode: true).ShouldBe(expected);
        mailbox.Name.ShouldBe("Ada");
        MailAddresses.NeedsUtf8(mailbox).ShouldBe(needsUtf8);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ada")]
    [InlineData("@example.com")]
    [InlineData("ada@")]
    [InlineData("ada@-example.com")]
    [InlineData("ada@exa_mple.com")]
    [InlineData("ada@example.com, eve@example.com")]
    [InlineData("ada@example.com,eve@example.com")]
    [InlineData("Ada <ada@example.com>")]
    [InlineData("<ada@example.com>")]
    [InlineData("ada@example.com\r\nBcc: eve@example.com")]
    [InlineData("ada@example.com\nRCPT TO:<eve@example.com>")]
    [InlineData("ada@example.com> SIZE=1")]
    [InlineData("group:ada@example.com;")]
    [InlineData("@relay.example:ada@example.com")]
    [InlineData("(comment)ada@example.com")]
    [InlineData("ada\u202E@example.com")]
    public void What_is_no_bare_address_is_refused(string? address) => MailAddresses.TryParse(address, "", out _).ShouldBeFalse();

    [Fact]
    public void An_address_longer_than_any_server_takes_is_refused() =>
        MailAddresses.TryParse($"ada@{string.Join('.', Enumerable.Repeat(new string('a', 60), 5))}", "", out _).ShouldBeFalse();
}
