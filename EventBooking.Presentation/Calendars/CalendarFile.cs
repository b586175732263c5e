using EventBooking.Domain.Events;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace EventBooking.Presentation.Calendars;

internal static class CalendarFile
{
    private const string ProductId = "-//EventBooking//EventBooking//EN";

    /// <summary>An entry of a slot's time, in UTC: calendars show that in their user's zone, and need not know the event's.</summary>
    public static CalendarEvent Entry(
        Guid id, TimeSlot slot, Event owner, string? description, long sequence, string status, DateTimeOffset now) => new()
        {
            Uid = $"{id}@eventbooking",
            DtStamp = Instant(now),
            DtStart = Instant(slot.StartsAt),
            DtEnd = Instant(slot.EndsAt),
            Summary = CalendarText.Line(owner.Name),
            Location = owner.Location is null ? null : CalendarText.Line(owner.Location),
            Description = string.IsNullOrEmpty(description) ? null : CalendarText.Lines(description),
            Sequence = (int)sequence,
            Status = status,
            Transparency = TransparencyType.Opaque,
        };

    /// <summary>An organizer or attendee. Not the library's own type: that refuses addresses that its URI class cannot read.</summary>
    public static CalendarProperty Party(string name, CalendarMailbox mailbox, params (string Name, string Value)[] parameters)
    {
        var property = new CalendarProperty(name, mailbox.ToUri());
        property.AddParameter("CN", CalendarText.Parameter(mailbox.Name));
        Array.ForEach(parameters, parameter => property.AddParameter(parameter.Name, parameter.Value));
        return property;
    }

    public static string Write(string method, IEnumerable<CalendarEvent> entries, params CalendarProperty[] properties)
    {
        var calendar = new Calendar { ProductId = ProductId, Method = method };
        Array.ForEach(properties, property => calendar.AddProperty(property));
        calendar.Events.AddRange(entries);
        var text = new CalendarSerializer().SerializeToString(calendar)
            ?? throw new InvalidOperationException("The calendar was not written.");
        return ContentLines.Refold(text);
    }

    // Whole seconds: the form has no finer ones (RFC 5545, section 3.3.5).
    private static CalDateTime Instant(DateTimeOffset instant) => new(instant.UtcDateTime, CalDateTime.UtcTzId);
}
