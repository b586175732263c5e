using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace EventBooking.Api.Http;

/// <summary>Refuses bodies before anything reads them: those in other charsets, compressed ones and those that are too large.</summary>
internal static class BodyExtensions
{
    // How many times the limit is read to the end, so that the client reads the answer. Beyond it the server hangs up.
    private const int DrainFactor = 16;

    public static WebApplication UseBodyRules(this WebApplication app)
    {
        var limit = app.Services.GetRequiredService<IOptions<ServerOptions>>().Value.MaxRequestBodyBytes;
        app.Use(RefuseOtherEncodingsAsync);
        app.Use((context, next) => RefuseLargeAsync(context, next, limit));
        return app;
    }

    // JSON between systems is UTF-8 (RFC 8259, section 8.1); the framework would transcode some charsets and throw for the rest.
    // What is compressed would only look malformed (RFC 9110, section 8.4).
    private static Task RefuseOtherEncodingsAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Headers.ContentEncoding.Count > 0)
        {
            return Problems.WriteAsync(context, ApiFailure.OfStatus(StatusCodes.Status415UnsupportedMediaType));
        }

        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) || !type.Charset.HasValue)
        {
            return next(context);
        }

        if (!string.Equals(type.Charset.Value.Trim('"'), Encoding.UTF8.WebName, StringComparison.OrdinalIgnoreCase))
        {
            return Problems.WriteAsync(context, ApiFailure.OfStatus(StatusCodes.Status415UnsupportedMediaType));
        }

        // The framework looks up an encoding by the name's quotes and all, and throws.
        type.Charset = Encoding.UTF8.WebName;
        context.Request.ContentType = type.ToString();
        return next(context);
    }

    // The server itself would hang up in the middle of the body: most clients then report a broken pipe, not the answer.
    private static Task RefuseLargeAsync(HttpContext context, RequestDelegate next, long limit) =>
        context.Request.ContentLength <= limit || context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody != true
            ? next(context)
            : MeasureAsync(context, next, limit);

    private static async Task MeasureAsync(HttpContext context, RequestDelegate next, long limit)
    {
        var request = context.Request;
        if (request.ContentLength is not null && request.Headers.Expect.Count > 0)
        {
            // The client asks before it sends (RFC 9110, section 10.1.1), and reading would say yes.
            await Problems.WriteAsync(context, ApiFailure.OfStatus(StatusCodes.Status413PayloadTooLarge));
            return;
        }

        context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = limit * DrainFactor;
        var isTooLarge = request.ContentLength is not null;
        using var kept = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (await request.Body.ReadAsync(buffer, context.RequestAborted) is > 0 and var count)
        {
            isTooLarge |= kept.Length + count > limit;
            if (!isTooLarge)
            {
                kept.Write(buffer, 0, count);
            }
        }

        if (isTooLarge)
        {
            await Problems.WriteAsync(context, ApiFailure.OfStatus(StatusCodes.Status413PayloadTooLarge));
            return;
        }

        kept.Position = 0;
        request.Body = kept;
        await next(context);
    }
}
