using Microsoft.Extensions.Options;
using PhoneNumbers;

namespace EventBooking.Notifier.Sms;

internal sealed class SmsSettings : IValidateOptions<SmsOptions>
{
    public ValidateOptionsResult Validate(string? name, SmsOptions options)
    {
        var mistakes = options.Enabled ? Mistakes(options).ToList() : [];
        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }

    private static IEnumerable<string> Mistakes(SmsOptions options)
    {
        if (!Uri.TryCreate(options.BaseUrl, UriKind.Absolute, out var url)
            || (url.Scheme != Uri.UriSchemeHttps && url.Scheme != Uri.UriSchemeHttp))
        {
            yield return "Sms:BaseUrl must be the http or https address of the provider's API.";
        }

        if (string.IsNullOrEmpty(options.Account) || string.IsNullOrEmpty(options.Secret) || string.IsNullOrEmpty(options.From))
        {
            yield return "Sms:Account, Sms:Secret and Sms:From must be set where Sms:Enabled is true.";
        }

        if (options.DefaultRegion is { } region && !IsCountry(region))
        {
            yield return "Sms:DefaultRegion must be the two-letter code of a country, such as DE.";
        }

        if (!options.AllowedCountries.All(IsCountry))
        {
            yield return "Sms:AllowedCountries must be two-letter codes of countries, such as DE.";
        }

        if (!options.Countries.Any())
        {
            yield return "Sms:AllowedCountries must name the countries to whose numbers messages may go, such as DE, "
                + "or Sms:DefaultRegion the only one, where Sms:Enabled is true.";
        }
    }

    private static bool IsCountry(string code) => PhoneNumberUtil.GetInstance().GetSupportedRegions().Contains(code);
}
