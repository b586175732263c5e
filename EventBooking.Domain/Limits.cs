namespace EventBooking.Domain;

/// <summary>The sizes that the product accepts. Lengths count Unicode code points, as PostgreSQL does.</summary>
public static class Limits
{
    /// <summary>Longest name of an event, an attendee or a location.</summary>
    public const int NameLength = 255;

    /// <summary>Longest description of an event.</summary>
    public const int DescriptionLength = 10_000;

    /// <summary>Longest e-mail address (RFC 5321, section 4.5.3.1.3, less the angle brackets).</summary>
    public const int EmailLength = 254;

    /// <summary>Longest telephone number, separators included.</summary>
    public const int PhoneLength = 32;

    /// <summary>Longest language tag (RFC 5646, section 4.4.1).</summary>
    public const int LanguageLength = 35;

    /// <summary>Longest name of a time zone.</summary>
    public const int TimeZoneLength = 64;

    /// <summary>Most slots of one event.</summary>
    public const int SlotsPerEvent = 1_000;

    /// <summary>Most seats of one slot.</summary>
    public const int Capacity = 1_000_000;

    /// <summary>Most seats of one booking.</summary>
    public const int PartySize = 100;

    /// <summary>First year of a date.</summary>
    public const int FirstYear = 1900;

    /// <summary>Last year of a date.</summary>
    public const int LastYear = 2200;
}
