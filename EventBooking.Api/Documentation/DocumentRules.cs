using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace EventBooking.Api.Documentation;

internal sealed class DocumentRules : IOpenApiDocumentTransformer
{
    public const string Title = "EventBooking API";

    private const string Description =
        """
        Publish events with time slots of limited capacity, and book seats in them with nothing but a name.

        **Tokens.** There are no accounts and no keys. A booking is answered with its `booking_token`: anyone who has it may look at
        the booking, move it and cancel it. An event is answered, once, with its `organizer_token`. Keep both secret; a lost token
        cannot be shown again.

        **Errors.** Every answer that is no success is `application/problem+json` (RFC 9457) with a stable `code` to program against;
        `title` and `detail` are for people. An unknown address is 404 `not_found`, a method that an address does not have 405
        `method_not_allowed`. No call answers 500 `internal_error` but by a fault of the service. A 503 has `Retry-After`. A booking that
        was answered so does not stand: book again. Any other change that was answered so may have been made: look before you try again.

        **Dates and times.** `event_date`, `date`, `start_time`, `end_date` and `end_time` are local to the event's `time_zone`:
        `2031-06-14`, `09:00:00`. Everything that ends in `_at` is an instant (RFC 3339), answered in UTC: `2031-06-14T07:00:00Z`. A
        local time that a clock change skips moves forward by the gap; one that occurs twice is the first. A slot's instants stand from
        its publication on; its local times are answered as the zone's rules are now.

        **JSON.** Members are in snake_case and bodies in UTF-8. Members that the API does not know are ignored, but for one that is
        likely mistyped, such as `partySize` where there is no `party_size`: that is 400 and names both. Ignore those that
        you do not know, too: more may come, and more values of a `status` or `channel`. A request may leave out
        what is not required: the member's description says what holds then. `HEAD` answers every call below that `GET` does.
        """;

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = Title,
            Version = "1.0",
            Description = Description,
            License = new OpenApiLicense { Name = "MIT", Identifier = "MIT" },
        };

        // Wherever the document was loaded from, so that it is right behind any proxy.
        document.Servers = [new OpenApiServer { Url = "/" }];
        document.Tags = new HashSet<OpenApiTag>
        {
            new() { Name = "Events", Description = "What takes place when, in slots with a number of seats each." },
            new() { Name = "Bookings", Description = "Seats of a slot, held under a name. Answers are for the holder of the token "
                + "alone and are never cached." },
        };
        document.AddComponent(ProblemSchema.Name, ProblemSchema.Create());
        return Task.CompletedTask;
    }
}
