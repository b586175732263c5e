using EventBooking.Domain.Events;
using Ical.Net;

namespace EventBooking.Presentation.Calendars;

/// <summary>An event's slots as a calendar to subscribe to (RFC 5545; RFC 7986, section 5). It holds nothing that is not public.</summary>
public static class EventCalendar
{
    private const string RefreshEvery = "PT1H";

    /// <summary>Writes the calendar, without seats: the same text whenever and wherever, until the event itself changes.</summary>
    /// <param name="slots">Its slots, in the order in which they begin.</param>
    public static string Of(Event owner, IEnumerable<TimeSlot> slots)
    {
        var status = owner.Status == Domain.Events.EventStatus.Cancelled ? Ical.Net.EventStatus.Cancelled : Ical.Net.EventStatus.Confirmed;
        var description = CalendarText.CleanLines(owner.Description);
        var entries = slots.Select(slot =>
            CalendarFile.Entry(slot.Id, slot, owner, description, owner.Version - 1, status, owner.CreatedAt));
        var name = CalendarText.Line(owner.Name);
        var refresh = new CalendarProperty("REFRESH-INTERVAL", RefreshEvery);
        refresh.AddParameter("VALUE", "DURATION");
        return CalendarFile.Write(
            CalendarMethods.Publish, entries, new("NAME", name), new("X-WR-CALNAME", name), refresh, new("X-PUBLISHED-TTL", RefreshEvery));
    }
}
