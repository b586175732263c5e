using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace EventBooking.Api.Documentation;

internal sealed record AnswerHeader(string Name, string Description, JsonNode Example)
{
    public required Func<OpenApiSchema> Schema { get; init; }
    public bool IsRequired { get; init; } = true;

    public OpenApiHeader ToHeader() =>
        new() { Description = Description, Required = IsRequired, Schema = Schema(), Example = Example.DeepClone() };
}
