using EventBooking.Notifier.Sms;

namespace EventBooking.UnitTests.Sms;

public sealed class SmsSettingsTests
{
    [Fact]
    public void While_they_are_off_nothing_is_asked_for() => Check(new SmsOptions { BaseUrl = "nowhere" }).ShouldBeEmpty();

    [Fact]
    public void An_account_is_enough() => Check(Good()).ShouldBeEmpty();

    [Theory]
    [InlineData("ftp://sms.example.com", "account", "DE", "Sms:BaseUrl")]
    [InlineData("https://sms.example.com", "", "DE", "Sms:Account")]
    [InlineData("https://sms.example.com", "account", "XX", "Sms:DefaultRegion")]
    public void A_wrong_setting_is_named(string url, string account, string region, string named)
    {
        var options = Good();
        (options.BaseUrl, options.Account, options.DefaultRegion) = (url, account, region);

        Check(options).ShouldHaveSingleItem().ShouldContain(named);
    }

    [Fact]
    public void Somebody_has_to_say_to_which_countries_messages_go()
    {
        var options = Good();
        options.DefaultRegion = null;
        Check(options).ShouldHaveSingleItem().ShouldContain("Sms:AllowedCountries");

        options.AllowedCountries.Add("AT");
        Check(options).ShouldBeEmpty();
        options.AllowedCountries.Add("Austria");
        Check(options).ShouldHaveSingleItem().ShouldContain("Sms:AllowedCountries");
    }

    private static SmsOptions Good() => new()
    {
        Enabled = true,
        BaseUrl = "https://sms.example.com",
        Account = "account",
        Secret = "secret",
        From = "+15005550006",
        DefaultRegion = "DE",
    };

    private static List<string> Check(SmsOptions options) => [.. new SmsSettings().Validate(name: null, options).Failures ?? []];
}
