using EventBooking.Notifier.Sms;
using Microsoft.Extensions.Options;
using PhoneNumbers;

namespace EventBooking.UnitTests.Sms;

/// <summary>Over all countries and all kinds of numbers that the library knows an example of.</summary>
public sealed class SmsPolicyTests
{
    private static readonly PhoneNumberUtil Numbers = PhoneNumberUtil.GetInstance();
    private static readonly string[] Regions = [.. Numbers.GetSupportedRegions().Order(StringComparer.Ordinal)];
    private static readonly SmsPolicy Everywhere = Policy(Regions);

    private static IEnumerable<PhoneNumber> Examples(PhoneNumberType type) =>
        Regions.Select(region => Numbers.GetExampleNumberForType(region, type)).OfType<PhoneNumber>()
            .Where(number => Numbers.GetNumberType(number) == type);

    [Theory]
    [InlineData(PhoneNumberType.MOBILE)]
    [InlineData(PhoneNumberType.FIXED_LINE)]
    [InlineData(PhoneNumberType.FIXED_LINE_OR_MOBILE)]
    public void A_persons_number_is_written_to_where_its_country_is_allowed_only(PhoneNumberType type)
    {
        var examples = Examples(type).ToList();

        examples.ShouldNotBeEmpty();
        foreach (var number in examples)
        {
            var country = Numbers.GetRegionCodeForNumber(number);
            Everywhere.Refusal(number).ShouldBeNull(E164.Format(number));
            Policy(country).Refusal(number).ShouldBeNull(E164.Format(number));
            Policy([.. Regions.Where(region => region != country)])
                .Refusal(number)
                .ShouldBe(SmsPolicy.CountryNotAllowed, E164.Format(number));
        }
    }

    [Theory]
    [InlineData(PhoneNumberType.PREMIUM_RATE)]
    [InlineData(PhoneNumberType.SHARED_COST)]
    [InlineData(PhoneNumberType.TOLL_FREE)]
    [InlineData(PhoneNumberType.PERSONAL_NUMBER)]
    [InlineData(PhoneNumberType.PAGER)]
    [InlineData(PhoneNumberType.UAN)]
    [InlineData(PhoneNumberType.VOICEMAIL)]
    public void Other_numbers_are_written_to_nowhere(PhoneNumberType type)
    {
        var examples = Examples(type).ToList();

        examples.ShouldNotBeEmpty();
        foreach (var number in examples)
        {
            Everywhere.Refusal(number).ShouldNotBeNull(E164.Format(number));
        }
    }

    [Theory]
    [InlineData("+49 151 23456789", null)]
    [InlineData("+49 30 1234567", null)]
    [InlineData("+49 900 1 234567", "number_not_allowed")]
    [InlineData("+49 180 2 345678", "number_not_allowed")]
    [InlineData("+44 7400 123456", "country_not_allowed")]
    [InlineData("+1 415 555 2671", "country_not_allowed")]
    [InlineData("+883 510 012345", "country_not_allowed")]
    public void With_no_list_the_country_of_numbers_without_one_is_the_only_one(string number, string? refusal) =>
        new SmsPolicy(Options.Create(new SmsOptions { DefaultRegion = "DE" })).Refusal(Numbers.Parse(number, null)).ShouldBe(refusal);

    private static SmsPolicy Policy(params string[] countries)
    {
        var options = new SmsOptions();
        Array.ForEach(countries, options.AllowedCountries.Add);
        return new SmsPolicy(Options.Create(options));
    }
}
