using EventBooking.Notifier.Sms;

namespace EventBooking.UnitTests.Sms;

public sealed class E164Tests
{
    [Theory]
    [InlineData("+49 30 1234567", null, "+49301234567")]
    [InlineData("+44 (20) 7946-0958", null, "+442079460958")]
    [InlineData("030 1234567", "DE", "+49301234567")]
    [InlineData("+1 415.555.2671", "DE", "+14155552671")]
    [InlineData("0044 20 7946 0958", "DE", "+442079460958")]
    [InlineData("030 1234567", null, null)]
    [InlineData("+49 1", null, null)]
    [InlineData("123", "DE", null)]
    [InlineData("+999 123456789", null, null)]
    [InlineData("", "DE", null)]
    public void A_number_gets_its_country(string number, string? region, string? expected) =>
        (E164.Parse(number, region) is { } parsed ? E164.Format(parsed) : null).ShouldBe(expected);
}
