using System.ComponentModel.DataAnnotations;

namespace EventBooking.Notifier.Sms;

/// <summary>Whether and how text messages are sent.</summary>
internal sealed class SmsOptions
{
    /// <summary>The section of the configuration that they are read from.</summary>
    public const string SectionName = "Sms";

    /// <summary>Whether text messages are sent at all: they cost money.</summary>
    public bool Enabled { get; set; }

    /// <summary>Address of the provider's API, which answers as Twilio's does.</summary>
    public string BaseUrl { get; set; } = "https://api.twilio.com";

    /// <summary>Account at the provider.</summary>
    public string Account { get; set; } = "";

    /// <summary>That account's secret.</summary>
    public string? Secret { get; set; }

    /// <summary>Who writes: a number in E.164, or a name that the provider knows.</summary>
    public string From { get; set; } = "";

    /// <summary>Whether people who gave an e-mail address as well get both.</summary>
    public bool Also { get; set; }

    /// <summary>Country, as a two-letter code, of numbers that are given without one; such numbers are refused where absent.</summary>
    [RegularExpression("^[A-Z]{2}$", ErrorMessage = "Sms:DefaultRegion must be the two-letter code of a country, such as DE.")]
    public string? DefaultRegion { get; set; }

    /// <summary>
    /// Countries, as two-letter codes, to whose numbers messages go; that of <see cref="DefaultRegion"/> alone where empty.
    /// </summary>
    public IList<string> AllowedCountries { get; } = [];

    public IEnumerable<string> Countries => AllowedCountries.Count > 0 ? AllowedCountries : DefaultRegion is { } region ? [region] : [];

    /// <summary>How long the provider may take to answer. Shorter than the lease of a delivery.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00", ErrorMessage = "Sms:Timeout must be 00:00:01 to 00:01:00.")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(20);
}
