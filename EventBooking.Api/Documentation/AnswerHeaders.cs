using System.Text.Json.Nodes;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;

namespace EventBooking.Api.Documentation;

internal static class AnswerHeaders
{
    public static readonly AnswerHeader Link = new(
        HeaderNames.Link,
        "The address of the next page. Only where there is one.",
        $"</api/v1/events?limit=100&cursor={Examples.Cursor}>; rel=\"next\"")
    {
        Schema = Text,
        IsRequired = false,
    };

    public static readonly AnswerHeader Age = new(
        HeaderNames.Age,
        "Seconds since the answer was known to be true. Only where it is older than it should be, as the database cannot be asked.",
        12)
    {
        Schema = () => Number(min: 0),
        IsRequired = false,
    };

    public static readonly AnswerHeader Revalidate = CacheControl(
        "Keep the answer, and ask with `If-None-Match` before using it again.", "no-cache");

    public static readonly AnswerHeader Private = CacheControl(
        "No cache keeps the answer: it is for the holder of the token alone.", "no-store");

    public static readonly AnswerHeader Passing = CacheControl("No cache keeps the stream: it is of the moment.", "no-store");

    public static readonly AnswerHeader EntityTag = new(HeaderNames.ETag, "Changes when the answer does.", Examples.EntityTag)
    {
        Schema = () => new OpenApiSchema { Type = JsonSchemaType.String, Pattern = "^\"[A-Za-z0-9_-]+\"$" },
    };

    public static readonly AnswerHeader[] OfCacheable = [EntityTag, Revalidate, Age];

    // The framework writes the longer form where an exception ended the call.
    private static readonly AnswerHeader OfProblem = CacheControl("No cache keeps a failure.", "no-store", "no-cache,no-store");

    private static readonly AnswerHeader RetryAfter = new(
        HeaderNames.RetryAfter, "Seconds after which to try again.", 2)
    { Schema = () => Number(min: 1) };

    public static AnswerHeader Location(string example) => new(HeaderNames.Location, "Where it is from now on.", example)
    {
        Schema = () => new OpenApiSchema { Type = JsonSchemaType.String, Format = "uri-reference" },
    };

    public static AnswerHeader Download(string fileName) => new(
        HeaderNames.ContentDisposition,
        "Browsers keep the answer as a file.",
        $"attachment; filename={fileName}; filename*=UTF-8''{fileName}")
    { Schema = Text };

    public static Dictionary<string, IOpenApiHeader> OfStatus(int status) =>
        ToHeaders(status == StatusCodes.Status503ServiceUnavailable ? [OfProblem, RetryAfter] : [OfProblem]);

    public static Dictionary<string, IOpenApiHeader> ToHeaders(IEnumerable<AnswerHeader> headers) =>
        headers.ToDictionary(header => header.Name, IOpenApiHeader (header) => header.ToHeader(), StringComparer.Ordinal);

    private static AnswerHeader CacheControl(string description, params string[] values) => new(
        HeaderNames.CacheControl, description, values[0])
    {
        Schema = () => new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. values.Select(value => (JsonNode)value)] },
    };

    private static OpenApiSchema Text() => new() { Type = JsonSchemaType.String };

    private static OpenApiSchema Number(int min) => new() { Type = JsonSchemaType.Integer, Minimum = $"{min}" };
}

internal sealed record AnswerHeader(string Name, string Description, JsonNode Example)
{
    public required Func<OpenApiSchema> Schema { get; init; }
    public bool IsRequired { get; init; } = true;

    public OpenApiHeader ToHeader() =>
        new() { Description = Description, Required = IsRequired, Schema = Schema(), Example = Example.DeepClone() };
}
