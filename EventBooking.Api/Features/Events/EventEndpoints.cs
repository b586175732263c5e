using EventBooking.Api.Documentation;
using EventBooking.Api.Http;
using EventBooking.Domain;

namespace EventBooking.Api.Features.Events;

/// <summary>The routes of events and their slots.</summary>
internal static class EventEndpoints
{
    public static void MapEvents(this IEndpointRouteBuilder routes)
    {
        var events = routes.MapGroup("/events").WithTags("Events");
        events.MapPost("", Publish.HandleAsync)
            .WithName("PublishEvent")
            .WithSummary("Publish an event")
            .WithDescription("Anyone may publish an event with 1 to 1,000 time slots. The answer shows the organizer's token, this once.")
            .Fails(ErrorCodes.InvalidRequest, ErrorCodes.PayloadTooLarge, ErrorCodes.UnsupportedMediaType);
        events.MapRead("", List.HandleAsync)
            .WithName("ListEvents")
            .WithSummary("List events")
            .WithDescription("Events by date. Where there are more, the Link header has the address of the next page (RFC 8288).")
            .Takes(
                QueryParameter.Number("limit", 1, List.MaxLimit, List.DefaultLimit, "Most events of a page. It may end earlier, where its events have very many slots."),
                QueryParameter.Text("cursor", 64, "Where the page begins. Comes with the `Link` header of the page before."),
                QueryParameter.Date("from", "Events on this date or after it.", "2031-06-01"),
                QueryParameter.Date("to", "Events on this date or before it.", "2031-06-30"),
                QueryParameter.Text("q", Limits.NameLength, "Events with this text in name, description or location, in capital or small letters.", "workshop"))
            .Fails(ErrorCodes.InvalidRequest);
        events.MapRead("/{event_id}", Get.HandleAsync)
            .WithName("GetEvent")
            .WithSummary("Show an event")
            .WithDescription("The event with all its slots. Send the ETag back in If-None-Match to be told whether anything changed.")
            .Fails(ErrorCodes.EventNotFound);
        events.MapRead("/{event_id}/slots", Slots.List.HandleAsync)
            .WithName("ListSlots")
            .WithSummary("List an event's slots with room")
            .WithDescription("The slots that still have room, or every slot with include=all. status says which can be booked right now.")
            .Takes(QueryParameter.Word("include", Slots.List.IncludeAll, "Full slots as well."))
            .Fails(ErrorCodes.InvalidRequest, ErrorCodes.EventNotFound);
    }
}
