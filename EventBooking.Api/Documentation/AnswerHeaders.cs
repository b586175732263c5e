using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;

namespace EventBooking.Api.Documentation;

/// <summary>Headers of answers that a client may want.</summary>
internal static class AnswerHeaders
{
    public static readonly (string Name, string Description, string Example) Link = (
        HeaderNames.Link, "The address of the next page. Only where there is one.", $"</api/v1/events?limit=100&cursor={Examples.Cursor}>; rel=\"next\"");

    public static readonly (string Name, string Description, string Example) Revalidate = (
        HeaderNames.CacheControl, "Keep the answer, and ask with `If-None-Match` before using it again.", "no-cache");

    public static readonly (string Name, string Description, string Example) Private = (
        HeaderNames.CacheControl, "No cache keeps the answer: it is for the holder of the token alone.", "no-store");

    public static readonly (string Name, string Description, string Example) Passing = (
        HeaderNames.CacheControl, "No cache keeps the stream: it is of the moment.", "no-store");

    public static readonly (string Name, string Description, string Example) EntityTag = (
        HeaderNames.ETag, "Changes when the answer does.", Examples.EntityTag);

    public static (string Name, string Description, string Example) Location(string example) => (
        HeaderNames.Location, "Where it is from now on.", example);

    /// <summary>The headers of a failure.</summary>
    public static Dictionary<string, IOpenApiHeader>? OfStatus(int status) => status == StatusCodes.Status503ServiceUnavailable
        ? ToHeaders([(HeaderNames.RetryAfter, "Seconds after which to try again.", "2")])
        : null;

    public static Dictionary<string, IOpenApiHeader> ToHeaders(IEnumerable<(string Name, string Description, string Example)> headers) => headers.ToDictionary(
        header => header.Name,
        IOpenApiHeader (header) => new OpenApiHeader
        {
            Description = header.Description,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            Example = header.Example,
        },
        StringComparer.Ordinal);
}
