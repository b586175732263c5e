using PhoneNumbers;

namespace EventBooking.Notifier.Sms;

internal static class E164
{
    private static readonly PhoneNumberUtil Numbers = PhoneNumberUtil.GetInstance();

    /// <summary>Reads a number; null where it is none that could be called.</summary>
    /// <param name="defaultRegion">Country of a number without one.</param>
    public static PhoneNumber? Parse(string number, string? defaultRegion)
    {
        try
        {
            var parsed = Numbers.Parse(number, defaultRegion);
            return Numbers.IsValidNumber(parsed) ? parsed : null;
        }
        catch (NumberParseException)
        {
            return null;
        }
    }

    /// <summary>The number in E.164, such as +493012345678.</summary>
    public static string Format(PhoneNumber number) => Numbers.Format(number, PhoneNumberFormat.E164);
}
