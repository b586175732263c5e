using EventBooking.Domain;
using EventBooking.Domain.Bookings;
using EventBooking.Domain.Events;

namespace EventBooking.UnitTests.Domain;

/// <summary>What is kept of one field, and what is wrong with it.</summary>
internal static class Drafts
{
    public static (string? Kept, string? Problem) Name(string? text) =>
        Booking("attendee_name", new BookingDraft { AttendeeName = text }, wanted => wanted.AttendeeName);

    public static (string? Kept, string? Problem) Email(string? text) =>
        Booking("email", new BookingDraft { AttendeeName = "Ada", Email = text }, wanted => wanted.Email);

    public static (string? Kept, string? Problem) Phone(string? text) =>
        Booking("phone", new BookingDraft { AttendeeName = "Ada", Phone = text }, wanted => wanted.Phone);

    public static (string? Kept, string? Problem) Language(string? text) =>
        Booking("language", new BookingDraft { AttendeeName = "Ada", Language = text }, wanted => wanted.Language);

    public static (string? Kept, string? Problem) EventName(string? text) =>
        Event("name", new EventDraft { Name = text }, wanted => wanted.Name);

    public static (string? Kept, string? Problem) TimeZone(string? text) =>
        Event("time_zone", new EventDraft { Name = "Workshop", TimeZone = text }, wanted => wanted.TimeZone);

    private static (string? Kept, string? Problem) Booking(string field, BookingDraft draft, Func<NewBooking, string?> kept)
    {
        var made = (draft with { TimeSlotId = Guid.Empty }).Check();
        return made.Failure is null ? (kept(made.Value), null) : (null, ProblemOf(made.Failure, field));
    }

    private static (string? Kept, string? Problem) Event(string field, EventDraft draft, Func<NewEvent, string?> kept)
    {
        var slot = new TimeSlotDraft(new TimeOnly(9, 0), new TimeOnly(12, 0), 12, Date: null);
        var made = (draft with { EventDate = new DateOnly(2031, 6, 14), TimeSlots = [slot] }).Check();
        return made.Failure is null ? (kept(made.Value), null) : (null, ProblemOf(made.Failure, field));
    }

    // Nothing else of these drafts may be wrong.
    private static string ProblemOf(Failure failure, string field)
    {
        var (named, problems) = failure.ShouldBeOfType<InvalidRequest>().Errors.ShouldHaveSingleItem();
        named.ShouldBe(field);
        return problems.ShouldHaveSingleItem();
    }
}
