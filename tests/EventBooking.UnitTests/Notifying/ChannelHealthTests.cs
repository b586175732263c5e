using EventBooking.Notifier.Queue;

namespace EventBooking.UnitTests.Notifying;

public sealed class ChannelHealthTests
{
    [Theory]
    [InlineData("connect_554")]
    [InlineData("connection_refused")]
    [InlineData("timeout")]
    [InlineData("host_not_found")]
    [InlineData("tls_failed")]
    [InlineData("authentication_failed")]
    [InlineData("sender_550")]
    [InlineData("smtp_421")]
    [InlineData("sms_503")]
    public void A_server_that_fails_is_spared(string code) => ChannelHealth.IsOfServer(code).ShouldBeTrue();

    [Theory]
    [InlineData("smtp_450")]
    [InlineData("smtp_451")]
    [InlineData("smtp_452")]
    [InlineData("token_unreadable")]
    [InlineData("internal_error")]
    public void A_recipient_that_cannot_be_reached_holds_up_nobody_else(string code) => ChannelHealth.IsOfServer(code).ShouldBeFalse();
}
