using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace EventBooking.Api.Documentation;

/// <summary>A header of answers that a client may want.</summary>
internal sealed record AnswerHeader(string Name, string Description, JsonNode Example)
{
    /// <summary>What it may be.</summary>
    public required Func<OpenApiSchema> Schema { get; init; }

    /// <summary>Whether each answer has it.</summary>
    public bool IsRequired { get; init; } = true;

    public OpenApiHeader ToHeader() =>
        new() { Description = Description, Required = IsRequired, Schema = Schema(), Example = Example.DeepClone() };
}
