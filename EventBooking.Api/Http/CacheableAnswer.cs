using System.Buffers.Text;
using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.Metadata;

namespace EventBooking.Api.Http;

/// <summary>200 with an entity tag, or 304 if the client has these bytes already (RFC 9110, section 13.1.2).</summary>
/// <param name="age">How old it is, if it is older than it should be (RFC 9111, section 5.1).</param>
internal abstract class CacheableAnswer(CacheableBody body, string mediaType, TimeSpan? age) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.Headers.ETag = body.Tag;
        response.Headers.CacheControl = "no-cache";
        if (age is { } old)
        {
            response.Headers.Age = ((long)old.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        if (IsKnown(httpContext.Request))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        response.ContentType = mediaType;
        response.ContentLength = body.Bytes.Length;
        return HttpMethods.IsHead(httpContext.Request.Method)
            ? Task.CompletedTask
            : response.Body.WriteAsync(body.Bytes, 0, body.Bytes.Length, httpContext.RequestAborted);
    }

    protected static void Describe(EndpointBuilder builder, Type type, string mediaType)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, type, [mediaType]));
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status304NotModified, typeof(void)));
    }

    private bool IsKnown(HttpRequest request)
    {
        foreach (var known in request.Headers.IfNoneMatch)
        {
            if (known is not null && (known.AsSpan().Trim() is "*" || Holds(known, body.Tag)))
            {
                return true;
            }
        }

        return false;
    }

    // Weak or strong, in a list or alone, and with what proxies append that compress on the way: "tag-gzip", "tag;br". A digest stands
    // in such a header for itself only, so looking for it is enough.
    private static bool Holds(ReadOnlySpan<char> known, ReadOnlySpan<char> tag)
    {
        var start = known.IndexOf(tag[..^1], StringComparison.Ordinal);
        var end = start + tag.Length - 1;
        return start >= 0 && end < known.Length
            && !char.IsAsciiLetterOrDigit(known[end]) && known[end] != '_' && known[end..].Contains('"');
    }
}

internal sealed class CacheableOk<T>(CacheableBody body, TimeSpan? age)
    : CacheableAnswer(body, "application/json; charset=utf-8", age), IEndpointMetadataProvider
{
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) => Describe(builder, typeof(T), "application/json");
}

internal sealed class CacheableCalendar(CacheableBody body, TimeSpan? age)
    : CacheableAnswer(body, CalendarMedia.Published, age), IEndpointMetadataProvider
{
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        Describe(builder, typeof(string), CalendarMedia.Type);
}

/// <summary>
/// An answer's bytes with their entity tag: a digest of the bytes, so whatever changes the answer changes the tag, the clock included,
/// and all instances give the same one.
/// </summary>
internal sealed class CacheableBody(byte[] bytes)
{
    private const int TagBytes = 16;

    public byte[] Bytes => bytes;

    /// <summary>In quotes, as it stands in headers.</summary>
    public string Tag { get; } = $"\"{Base64Url.EncodeToString(SHA256.HashData(bytes).AsSpan(0, TagBytes))}\"";
}

/// <summary>The media type of calendars (RFC 5545, section 8.1), and with what Content-Type says of ours.</summary>
internal static class CalendarMedia
{
    public const string Type = "text/calendar";
    public const string Published = $"{Type}; charset=utf-8; method=PUBLISH";
}
