using System.Globalization;
using System.Text.Json;

namespace EventBooking.Domain.Notifications;

/// <summary>
/// Kinds as text: <c>booking_confirmed</c>, <c>event_cancelled</c>; a reminder's holds its lead time: <c>reminder_24h</c>,
/// <c>reminder_90m</c>.
/// </summary>
public static class NotificationKinds
{
    private const int MinutesPerHour = 60;
    private static readonly Dictionary<NotificationKind, string> Texts =
        Enum.GetValues<NotificationKind>().ToDictionary(kind => kind, kind => JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString()));

    private static readonly Dictionary<string, NotificationKind> Kinds = Texts
        .Where(text => text.Key != NotificationKind.Reminder)
        .ToDictionary(text => text.Value, text => text.Key, StringComparer.Ordinal);

    private static readonly string ReminderPrefix = $"{Texts[NotificationKind.Reminder]}_";

    /// <summary>A kind as text; all reminders are <c>reminder</c> here.</summary>
    public static string ToText(this NotificationKind kind) => Texts[kind];

    /// <summary>A reminder as text, with its lead time.</summary>
    /// <param name="leadMinutes">Minutes before the start of the slot, from 1.</param>
    public static string Reminder(int leadMinutes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(leadMinutes, 1);
        return ReminderPrefix + (leadMinutes % MinutesPerHour == 0 ? $"{leadMinutes / MinutesPerHour}h" : $"{leadMinutes}m");
    }

    /// <summary>Reads a kind.</summary>
    /// <param name="text">What <see cref="ToText"/> or <see cref="Reminder"/> made.</param>
    /// <param name="lead">A reminder's lead time, else zero.</param>
    /// <returns>False for a kind that this version does not know.</returns>
    public static bool TryParse(string text, out NotificationKind kind, out TimeSpan lead)
    {
        ArgumentNullException.ThrowIfNull(text);
        lead = TimeSpan.Zero;
        if (Kinds.TryGetValue(text, out kind))
        {
            return true;
        }

        kind = NotificationKind.Reminder;
        if (!text.StartsWith(ReminderPrefix, StringComparison.Ordinal) || text.Length <= ReminderPrefix.Length
            || !int.TryParse(text.AsSpan()[ReminderPrefix.Length..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return false;
        }

        lead = text[^1] switch
        {
            'h' when number <= int.MaxValue / MinutesPerHour => TimeSpan.FromHours(number),
            'm' => TimeSpan.FromMinutes(number),
            _ => TimeSpan.Zero,
        };
        return lead > TimeSpan.Zero;
    }
}
