namespace EventBooking.Domain.Events;

/// <summary>On which day a slot ends. It lasts up to 24 hours by the clock.</summary>
internal static class SlotEnd
{
    // More than a night: 11:00 to 10:00 without a date is a mistake far more often.
    private static readonly TimeSpan LongestNight = TimeSpan.FromHours(12);

    /// <summary>Returns the day; null where the times are wrong, and notes how.</summary>
    /// <param name="date">Local date on which the slot begins, in the accepted years.</param>
    /// <param name="end">Local time at which it ends; midnight is always the next one.</param>
    /// <param name="endDate">The day as its sender says; null where the times say it.</param>
    public static DateOnly? DayOf(DateOnly date, TimeOnly start, TimeOnly end, DateOnly? endDate, string field, FieldErrors errors)
    {
        var next = date.AddDays(1);
        if (endDate is not null && endDate != date && endDate != next)
        {
            errors.Add($"{field}.end_date", "must be the day on which the slot begins or the next: a slot lasts at most 24 hours");
            return null;
        }

        if (end == TimeOnly.MinValue)
        {
            return next;
        }

        if (end > start)
        {
            if (endDate == next)
            {
                errors.Add($"{field}.end_date", "would make the slot last longer than 24 hours by the clock");
                return null;
            }

            return date;
        }

        // The difference of two times runs over midnight; none is a whole day.
        if (endDate == next || (endDate is null && end != start && end - start <= LongestNight))
        {
            return next;
        }

        errors.Add($"{field}.end_time", (endDate is null, end == start) switch
        {
            (true, true) => $"is start_time; where the next day is meant, send end_date {next:yyyy-MM-dd}",
            (true, false) => $"lies before start_time; where the next day is meant, send end_date {next:yyyy-MM-dd}",
            _ => "must lie after start_time where the slot ends on the day on which it begins",
        });
        return null;
    }
}
