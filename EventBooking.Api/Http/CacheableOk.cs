using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace EventBooking.Api.Http;

/// <summary>JSON, or 304: <see cref="CacheableAnswer"/>.</summary>
/// <param name="age">How old it is, where it is older than it should be.</param>
/// <typeparam name="T">Its type.</typeparam>
internal sealed class CacheableOk<T>(CacheableBody body, TimeSpan? age) : IResult, IEndpointMetadataProvider
{
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(T), ["application/json"]));
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status304NotModified, typeof(void)));
    }

    public Task ExecuteAsync(HttpContext httpContext) =>
        CacheableAnswer.WriteAsync(httpContext, body, "application/json; charset=utf-8", age);
}
