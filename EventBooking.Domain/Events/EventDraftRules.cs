namespace EventBooking.Domain.Events;

internal static class EventDraftRules
{
    public static Result<NewEvent> Check(EventDraft draft)
    {
        var errors = new FieldErrors();
        var checkedEvent = new NewEvent
        {
            Name = TextRules.Required(draft.Name, "name", Limits.NameLength, errors),
            Description = TextRules.Optional(draft.Description, "description", Limits.DescriptionLength, errors),
            TimeZone = TextRules.TimeZone(draft.TimeZone, "time_zone", errors),
            Location = TextRules.Line(draft.Location, "location", Limits.NameLength, errors),
            Language = TextRules.Language(draft.Language, "language", errors) ?? "en",
            OrganizerEmail = TextRules.Email(draft.OrganizerEmail, "organizer_email", errors),
            OpensAt = Instant(draft.OpensAt, "opens_at", errors),
            EventDate = Date(draft.EventDate, "event_date", errors),
            ClosesAt = ClosesAt(draft, errors),
            TimeSlots = Slots(draft, errors),
        };
        return errors.Any ? errors.ToFailure() : checkedEvent;
    }

    private static DateOnly Date(DateOnly? date, string field, FieldErrors errors)
    {
        Year(date?.Year, field, errors);
        return errors.Required(date, field);
    }

    private static DateTimeOffset? ClosesAt(EventDraft draft, FieldErrors errors)
    {
        var closesAt = Instant(draft.ClosesAt, "closes_at", errors);
        if (draft.OpensAt?.ToMicroseconds() >= closesAt)
        {
            errors.Add("closes_at", "must lie after opens_at");
        }

        return closesAt;
    }

    private static DateTimeOffset? Instant(DateTimeOffset? instant, string field, FieldErrors errors)
    {
        Year(instant?.UtcDateTime.Year, field, errors);
        return instant?.ToMicroseconds();
    }

    private static void Year(int? year, string field, FieldErrors errors)
    {
        if (year is < Limits.FirstYear or > Limits.LastYear)
        {
            errors.Add(field, $"must lie in the years {Limits.FirstYear} to {Limits.LastYear}");
        }
    }

    private static List<NewTimeSlot> Slots(EventDraft draft, FieldErrors errors)
    {
        if (draft.TimeSlots is { Count: >= 1 and <= Limits.SlotsPerEvent } slots)
        {
            return [.. slots.Select((slot, i) => Slot(slot, draft.EventDate, $"time_slots[{i}]", errors)).OfType<NewTimeSlot>()];
        }

        errors.Add("time_slots", draft.TimeSlots is null ? "is required" : $"must hold 1 to {Limits.SlotsPerEvent} slots");
        return [];
    }

    private static NewTimeSlot? Slot(TimeSlotDraft? slot, DateOnly? eventDate, string field, FieldErrors errors)
    {
        if (slot is null)
        {
            errors.Add(field, "must be an object");
            return null;
        }

        var startTime = Time(slot.StartTime, $"{field}.start_time", errors);
        var endTime = Time(slot.EndTime, $"{field}.end_time", errors);
        if (slot.MaxCapacity is not (>= 1 and <= Limits.Capacity))
        {
            errors.Add($"{field}.max_capacity", slot.MaxCapacity is null ? "is required" : $"must be 1 to {Limits.Capacity}");
        }

        if (slot.Date is not null)
        {
            Date(slot.Date, $"{field}.date", errors);
        }

        // Without one of these the day of the end cannot be said; each is refused where it is.
        return (slot.Date ?? eventDate) is { Year: >= Limits.FirstYear and <= Limits.LastYear } date
            && startTime is { } start
            && endTime is { } end
            && SlotEnd.DayOf(date, start, end, slot.EndDate, field, errors) is { } endDate
            ? new NewTimeSlot
            {
                Date = date,
                StartTime = start,
                EndDate = endDate,
                EndTime = end,
                MaxCapacity = slot.MaxCapacity.GetValueOrDefault(),
            }
            : null;
    }

    private static TimeOnly? Time(TimeOnly? time, string field, FieldErrors errors)
    {
        var problem = time switch
        {
            null => "is required",
            { } given when given.Ticks % TimeSpan.TicksPerSecond != 0 => "must be a time in whole seconds",
            _ => null,
        };
        if (problem is null)
        {
            return time;
        }

        errors.Add(field, problem);
        return null;
    }
}
