using EventBooking.Api.Documentation;
using EventBooking.Api.Http;
using EventBooking.Domain;
using EventBooking.Domain.Events;

namespace EventBooking.Api.Features.Events;

internal static class EventEndpoints
{
    public static void MapEvents(this IEndpointRouteBuilder routes)
    {
        var events = routes.MapGroup("/events").WithTags("Events");
        events.MapPost("", Publish.HandleAsync)
            .WithName("PublishEvent")
            .WithSummary("Publish an event")
            .WithDescription("Anyone may publish an event with 1 to 1,000 time slots. The answer shows the organizer's token, this once.")
            .AnswersPrivately()
            .Sends(new("A workshop in two slots", Examples.Publication), new("Only what is required", Examples.MinimalPublication))
            .Answers(
                "The event as it was published, with the organizer's token.",
                Examples.Published,
                AnswerHeaders.Location(Examples.EventLocation),
                AnswerHeaders.Private)
            .Fails(
                Examples.Invalid(
                    ("name", "is required"),
                    ("time_slots[0].end_time", "lies before start_time; where the next day is meant, send end_date 2031-06-15")),
                ApiFailure.RequestTimeout,
                ApiFailure.PayloadTooLarge,
                ApiFailure.UnsupportedMediaType);
        events.MapRead("", List.HandleAsync)
            .WithName("ListEvents")
            .WithSummary("List events")
            .WithDescription("Events by date. Where there are more, the Link header has the address of the next page (RFC 8288).")
            .Takes(
                QueryParameter.Number(
                    "limit", 1, List.MaxLimit, List.DefaultLimit,
                    "Most events of a page. It may end earlier, where its events have very many slots."),
                QueryParameter.Text("cursor", 64, "Where the page begins. Comes with the `Link` header of the page before."),
                QueryParameter.Date(
                    "from",
                    "Events with a slot on this date or after it. With `to`, on a day between the two. A slot is on the day on "
                        + "which it begins.",
                    "2031-06-01"),
                QueryParameter.Date("to", "Events with a slot on this date or before it.", "2031-06-30"),
                QueryParameter.Text(
                    "q",
                    Limits.NameLength,
                    "Events with this text in name, description or location, in capital or small letters.",
                    "workshop",
                    List.MinText))
            .Answers("A page of events, by date.", options => new[] { Examples.Shown(options) }, AnswerHeaders.Link)
            .Fails(Examples.Invalid(("limit", "must be a number from 1 to 500")));
        events.MapRead("/{event_id}", Show.EventAsync)
            .WithName("GetEvent")
            .WithSummary("Show an event")
            .WithDescription("The event with all its slots. Send the ETag back in If-None-Match: 304 where nothing changed.")
            .Answers("The event.", Examples.Shown, AnswerHeaders.OfCacheable)
            .Fails(new EventNotFound());
        events.MapRead("/{event_id}/calendar.ics", Show.CalendarAsync)
            .WithName("GetEventCalendar")
            .WithSummary("Subscribe to an event's slots as a calendar")
            .WithDescription("An iCalendar feed (RFC 5545) with an entry for each slot, for any calendar program. It changes only "
                + "when the event itself does; seats are not in it.")
            .Answers("The slots as a calendar.", Examples.EventFeed, AnswerHeaders.OfCacheable)
            .Fails(new EventNotFound());
        events.MapRead("/{event_id}/slots", Show.SlotsAsync)
            .WithName("ListSlots")
            .WithSummary("List an event's slots with room")
            .WithDescription("The slots that still have room, or every slot with include=all. status says which can be booked right now.")
            .Takes(QueryParameter.Word("include", Show.IncludeAll, "Full slots as well."))
            .Answers("The slots, in the order in which they begin.", Examples.Slots, AnswerHeaders.OfCacheable)
            .Fails(Examples.Invalid(("include", "must be all or absent")), new EventNotFound());
        events.MapRead("/{event_id}/slots/live", Live.Watch.HandleAsync)
            .WithName("WatchSlots")
            .WithSummary("Watch an event's slots")
            .WithDescription(
                """
                A stream of server-sent events (WHATWG HTML, section 9.2), for `EventSource` in a browser or `curl -N`. First comes
                `snapshot`, with all slots as with include=all. Then comes `slots`, with those slots whose count or status has changed,
                whole, whenever one has: at once after a quiet time, and then at most ten times a second, or fewer where thousands watch.
                Where the event itself has changed, another `snapshot` comes.

                The `id` stands for the state of all slots. A client that reconnects sends it as Last-Event-ID, which browsers do by
                themselves; where nothing has changed meanwhile, at whichever instance, there is no second `snapshot`. Comments keep a
                silent stream open. A client that takes too long to read is disconnected, and the stream ends when the event is deleted or
                the service stops.
                """)
            .Answers("All slots, then each change of them.", Examples.Stream, AnswerHeaders.Passing)
            .Fails(new EventNotFound());
    }
}
