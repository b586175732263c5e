using PhoneNumbers;

namespace EventBooking.Notifier.Sms;

/// <summary>Telephone numbers as a provider takes them.</summary>
internal static class E164
{
    private static readonly PhoneNumberUtil Numbers = PhoneNumberUtil.GetInstance();

    /// <summary>The number in E.164, such as +493012345678; null where it is none that could be called.</summary>
    /// <param name="number">As a person wrote it.</param>
    /// <param name="defaultRegion">Country of a number without one.</param>
    public static string? Of(string number, string? defaultRegion)
    {
        try
        {
            var parsed = Numbers.Parse(number, defaultRegion);
            return Numbers.IsValidNumber(parsed) ? Numbers.Format(parsed, PhoneNumberFormat.E164) : null;
        }
        catch (NumberParseException)
        {
            return null;
        }
    }
}
