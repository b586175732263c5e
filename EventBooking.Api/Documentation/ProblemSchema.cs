using System.Text.Json.Nodes;
using EventBooking.Api.Http;
using EventBooking.Domain;
using Microsoft.OpenApi;

namespace EventBooking.Api.Documentation;

internal static class ProblemSchema
{
    public const string Name = "Problem";

    public static OpenApiSchema Create() => new()
    {
        Type = JsonSchemaType.Object,
        Description = "What went wrong (RFC 9457).",
        Required = new HashSet<string>(StringComparer.Ordinal) { "type", "title", "status", "detail", "code" },
        Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
        {
            ["type"] = Text("Identifies the kind of problem: `urn:eventbooking:problem:` and the code. A name, not an address.", "uri"),
            ["title"] = Text("What the code means, the same words each time."),
            ["status"] = Number("The status of the answer.", min: 400, max: 599),
            ["detail"] = Text("What happened this time, for a person."),
            ["code"] = Code(),
            ["errors"] = Errors(),
            ["more_errors"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Integer,
                Format = "int32",
                Minimum = "1",
                Description = "How many fields are wrong beside those that `errors` names: it names 20. Only where there are more.",
            },
            ["opens_at"] = Text("When booking opens. Only with `booking_not_open`.", "date-time"),
            ["available_spots"] = Number("Seats that are free. Only with `time_slot_full`.", min: 0, max: Limits.Capacity),
        },
    };

    private static OpenApiSchema Text(string description, string? format = null) =>
        new() { Type = JsonSchemaType.String, Description = description, Format = format };

    private static OpenApiSchema Number(string description, int min, int max) => new()
    {
        Type = JsonSchemaType.Integer,
        Format = "int32",
        Minimum = $"{min}",
        Maximum = $"{max}",
        Description = description,
    };

    private static OpenApiSchema Code() => new()
    {
        Type = JsonSchemaType.String,
        Description = "What to program against. Codes are added, never renamed: treat one that you do not know by its status.",
        Examples = [.. Failures.All.OrderBy(failure => failure.Kind.ToStatus()).Select(failure => (JsonNode)failure.Code)],
    };

    private static OpenApiSchema Errors() => new()
    {
        Type = JsonSchemaType.Object,
        Description = "What is wrong with which field or query parameter, such as `time_slots[0].end_time`. Only with `invalid_request`.",
        AdditionalProperties = new OpenApiSchema
        {
            Type = JsonSchemaType.Array,
            Items = new OpenApiSchema { Type = JsonSchemaType.String },
        },
    };
}
