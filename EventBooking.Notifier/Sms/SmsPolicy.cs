using Microsoft.Extensions.Options;
using PhoneNumbers;

namespace EventBooking.Notifier.Sms;

/// <summary>
/// Says which numbers are sent text messages. Anybody may give any number, and fraud earns by messages to numbers that share what they
/// cost with who holds them: so only to the countries where attendees are, and to no number that costs more than a person's own.
/// </summary>
internal sealed class SmsPolicy(IOptions<SmsOptions> options)
{
    /// <summary>A telephone number of a country to which no text messages go.</summary>
    public const string CountryNotAllowed = "country_not_allowed";

    /// <summary>A telephone number that is none of a person's own, such as one at a premium rate.</summary>
    public const string NumberNotAllowed = "number_not_allowed";

    private static readonly PhoneNumberUtil Numbers = PhoneNumberUtil.GetInstance();
    private readonly HashSet<string> _countries = [.. options.Value.Countries];

    /// <summary>Why a number is sent nothing; null where it may be.</summary>
    public string? Refusal(PhoneNumber number)
    {
        if (Numbers.GetRegionCodeForNumber(number) is not { } country || !_countries.Contains(country))
        {
            return CountryNotAllowed;
        }

        // What is not known to be a person's is refused: premium rate, shared cost, toll-free, company-wide, pagers, voicemail.
        return Numbers.GetNumberType(number)
            is PhoneNumberType.MOBILE or PhoneNumberType.FIXED_LINE or PhoneNumberType.FIXED_LINE_OR_MOBILE or PhoneNumberType.VOIP
            ? null
            : NumberNotAllowed;
    }
}
