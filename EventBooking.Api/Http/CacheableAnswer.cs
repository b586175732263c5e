using System.Globalization;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace EventBooking.Api.Http;

/// <summary>Answers 200 with an entity tag, or 304 where the client has these bytes already (RFC 9110, section 13.1.2).</summary>
internal static class CacheableAnswer
{
    /// <summary>Answers.</summary>
    /// <param name="context">The exchange.</param>
    /// <param name="body">The answer.</param>
    /// <param name="mediaType">What it is, for Content-Type.</param>
    /// <param name="age">How old it is; told where it is older than it should be (RFC 9111, section 5.1).</param>
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

    private static bool IsKnown(HttpRequest request, CacheableBody body) => !StringValues.IsNullOrEmpty(request.Headers.IfNoneMatch)
        && request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(body.Tag, useStrongComparison: false) || known.Equals(EntityTagHeaderValue.Any));
}
