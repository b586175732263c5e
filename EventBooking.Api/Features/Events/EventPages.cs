using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using EventBooking.Api.Http;
using EventBooking.Domain;
using EventBooking.Domain.Events;
using EventBooking.Infrastructure.Availability;
using EventBooking.Presentation.Calendars;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace EventBooking.Api.Features.Events;

/// <summary>The answers about an event that was read: each is made once, and again when a count or the clock changes it.</summary>
internal enum EventPage
{
    Whole,
    OpenSlots,
    AllSlots,
}

/// <summary>Answers reads of events from memory.</summary>
internal sealed class EventPages(AvailabilityReader availability, IOptions<JsonOptions> json, TimeProvider time)
{
    // The parser by itself would also take blanks around an id.
    private const int IdLength = 36;
    private static readonly int Kinds = Enum.GetValues<EventPage>().Length;

    // What leaves the memory of events takes its pages along.
    private readonly ConditionalWeakTable<EventAvailability, Page?[]> _pages = [];

    // Counts are not in calendars: they live as long as the event is what it is.
    private readonly ConditionalWeakTable<Event, CacheableBody> _calendars = [];

    /// <summary>Finds an event by an id as it stands in a path: one that is no id is the id of no event.</summary>
    public ValueTask<EventAvailability?> FindAsync(string id, CancellationToken callerGaveUp) =>
        id.Length == IdLength && Guid.TryParseExact(id, "D", out var eventId) ? availability.FindAsync(eventId, callerGaveUp) : default;

    /// <summary>Answers with what is known of an event, and says how old it is if PostgreSQL has not confirmed it for too long.</summary>
    /// <typeparam name="T">What the page shows.</typeparam>
    public CacheableOk<T> Answer<T>(EventAvailability known, EventPage kind)
    {
        var age = AgeOf(known);
        return new CacheableOk<T>(Of(known, kind), age);
    }

    public CacheableCalendar AnswerCalendar(EventAvailability known)
    {
        var age = AgeOf(known);
        var snapshot = known.Snapshot;
        var body = _calendars.GetValue(
            snapshot.Event, _ => new CacheableBody(Encoding.UTF8.GetBytes(EventCalendar.Of(snapshot.Event, snapshot.Slots))));
        return new CacheableCalendar(body, age);
    }

    private static TimeSpan? AgeOf(EventAvailability known) => known.Age is var age && age < AvailabilityLimits.Reads ? null : age;

    private CacheableBody Of(EventAvailability known, EventPage kind)
    {
        var pages = _pages.GetValue(known, static _ => new Page?[Kinds]);
        var (now, snapshot) = (time.Now(), known.Snapshot);
        var page = Volatile.Read(ref pages[(int)kind]);
        if (page is null || !page.Span.Holds(snapshot, now))
        {
            lock (pages)
            {
                page = pages[(int)kind];
                if (page is null || !page.Span.Holds(snapshot, now))
                {
                    page = Make(snapshot, kind, now);
                    Volatile.Write(ref pages[(int)kind], page);
                }
            }
        }

        return page.Body;
    }

    private Page Make(EventSnapshot snapshot, EventPage kind, DateTimeOffset now)
    {
        var options = json.Value.SerializerOptions;
        var bytes = kind switch
        {
            EventPage.Whole => JsonSerializer.SerializeToUtf8Bytes(EventResponse.Of(snapshot, now), options),
            EventPage.OpenSlots =>
                JsonSerializer.SerializeToUtf8Bytes(TimeSlotResponse.AllOf(snapshot, now).Where(slot => slot.AvailableSpots > 0), options),
            _ => JsonSerializer.SerializeToUtf8Bytes(TimeSlotResponse.AllOf(snapshot, now), options),
        };
        return new Page(new CacheableBody(bytes), snapshot.SpanFrom(now));
    }

    private sealed record Page(CacheableBody Body, SnapshotSpan Span);
}

internal static class EventPageExtensions
{
    public static WebApplicationBuilder AddEventPages(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<EventPages>();
        return builder;
    }
}
