using System.Globalization;

namespace EventBooking.Api.Http;

/// <summary>Answers 200 with an entity tag, or 304 where the client has these bytes already (RFC 9110, section 13.1.2).</summary>
internal static class CacheableAnswer
{
    /// <summary>Answers.</summary>
    /// <param name="age">How old it is; stated where it is older than it should be (RFC 9111, section 5.1).</param>
    public static Task WriteAsync(HttpContext context, CacheableBody body, string mediaType, TimeSpan? age)
    {
        var response = context.Response;
        response.Headers.ETag = body.Tag.Tag.Value;
        response.Headers.CacheControl = "no-cache";
        if (age is { } old)
        {
            response.Headers.Age = ((long)old.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        if (IsKnown(context.Request, body))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        response.ContentType = mediaType;
        response.ContentLength = body.Bytes.Length;
        return HttpMethods.IsHead(context.Request.Method)
            ? Task.CompletedTask
            : response.Body.WriteAsync(body.Bytes, 0, body.Bytes.Length, context.RequestAborted);
    }

    private static bool IsKnown(HttpRequest request, CacheableBody body)
    {
        foreach (var known in request.Headers.IfNoneMatch)
        {
            if (known is not null && (known.AsSpan().Trim() is "*" || Holds(known, body.Tag.Tag.AsSpan())))
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
