using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace EventBooking.Api.Http;

/// <summary>200 with an entity tag, or 304 where the client has these bytes already (RFC 9110, section 13.1.2).</summary>
/// <param name="body">The answer.</param>
/// <param name="age">How old it is; told where it is older than it should be (RFC 9111, section 5.1).</param>
/// <typeparam name="T">Its type.</typeparam>
internal sealed class CacheableOk<T>(CacheableBody body, TimeSpan? age) : IResult, IEndpointMetadataProvider
{
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(T), ["application/json"]));
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status304NotModified, typeof(void)));
    }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.Headers.ETag = body.Tag.Tag.Value;
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

        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = body.Bytes.Length;
        return HttpMethods.IsHead(httpContext.Request.Method)
            ? Task.CompletedTask
            : response.Body.WriteAsync(body.Bytes, 0, body.Bytes.Length, httpContext.RequestAborted);
    }

    private bool IsKnown(HttpRequest request) => !StringValues.IsNullOrEmpty(request.Headers.IfNoneMatch)
        && request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(body.Tag, useStrongComparison: false) || known.Equals(EntityTagHeaderValue.Any));
}
