using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.RegularExpressions;

namespace EventBooking.Notifier.Bookings;

/// <summary>When people are reminded.</summary>
internal sealed partial class ReminderOptions : IValidatableObject
{
    /// <summary>The section of the configuration that they are read from.</summary>
    public const string SectionName = "Reminders";

    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(90);

    /// <summary>What is taken where nothing is set.</summary>
    public static IReadOnlyList<string> DefaultLeadTimes { get; } = ["24:00:00", "01:00:00"];

    /// <summary>
    /// How long before a slot begins people are reminded, in whole minutes, one minute to 90 days: <c>24:00:00</c> for a day, or
    /// <c>7.00:00:00</c> for a week. Empty for no reminders.
    /// </summary>
    public IReadOnlyList<string> LeadTimes { get; set; } = [];

    /// <summary>The lead times, shortest first.</summary>
    public IReadOnlyList<TimeSpan> Read() => [.. LeadTimes.Select(Parse).OfType<TimeSpan>().Order()];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var leads = LeadTimes.Select(Parse).ToList();
        if (leads.Any(lead => lead is null))
        {
            yield return new ValidationResult(
                $"{SectionName}:{nameof(LeadTimes)} must be whole minutes, one minute to 90 days, such as 24:00:00 or 7.00:00:00, each.");
        }

        if (leads.Distinct().Count() < leads.Count)
        {
            yield return new ValidationResult($"{SectionName}:{nameof(LeadTimes)} names one lead time twice.");
        }
    }

    // .NET reads 24:00:00 as 24 days, since a day has only the hours up to 23.
    private static TimeSpan? Parse(string text)
    {
        if (HoursMinutesSeconds().Match(text) is { Success: true } match
            && int.TryParse(match.Groups["hours"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var hours)
            && hours <= Longest.TotalHours)
        {
            return Valid(
                TimeSpan.FromHours(hours) + TimeSpan.ParseExact(match.Groups["rest"].ValueSpan, @"mm\:ss", CultureInfo.InvariantCulture));
        }

        return TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out var lead) ? Valid(lead) : null;
    }

    private static TimeSpan? Valid(TimeSpan lead) =>
        lead >= Shortest && lead <= Longest && lead.Ticks % TimeSpan.TicksPerMinute == 0 ? lead : null;

    [GeneratedRegex("^(?<hours>[0-9]{1,4}):(?<rest>[0-5][0-9]:[0-5][0-9])$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HoursMinutesSeconds();
}
