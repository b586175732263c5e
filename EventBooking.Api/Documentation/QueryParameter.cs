using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace EventBooking.Api.Documentation;

/// <summary>A query parameter that a handler reads with <see cref="Http.QueryReader"/>, for its documentation.</summary>
/// <param name="Example">A value, which the pages send unasked; null for none.</param>
internal sealed record QueryParameter(string Name, string Description, OpenApiSchema Schema, JsonNode? Example)
{
    public static QueryParameter Number(string name, int min, int max, int absent, string description) =>
        new(name, description, new OpenApiSchema
        {
            Type = JsonSchemaType.Integer,
            Minimum = min.ToString(CultureInfo.InvariantCulture),
            Maximum = max.ToString(CultureInfo.InvariantCulture),
            Default = absent,
        }, Example: null);

    public static QueryParameter Date(string name, string description, string example) =>
        new(name, description, new OpenApiSchema { Type = JsonSchemaType.String, Format = "date" }, example);

    public static QueryParameter Word(string name, string word, string description) =>
        new(name, description, new OpenApiSchema { Type = JsonSchemaType.String, Enum = [word] }, Example: null);

    public static QueryParameter Text(string name, int maxLength, string description, string? example = null, int? minLength = null) =>
        new(name, description, new OpenApiSchema { Type = JsonSchemaType.String, MinLength = minLength, MaxLength = maxLength }, example);
}
