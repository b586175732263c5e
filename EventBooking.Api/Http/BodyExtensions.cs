using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace EventBooking.Api.Http;

/// <summary>
/// Reads bodies that no route reads, so that a broken one is refused wherever it is sent, and refuses before anything reads them those in
/// other charsets, compressed ones and those that are too large.
/// </summary>
internal static class BodyExtensions
{
    // How many times the limit is read to the end, so that the client reads the answer. Beyond it the server hangs up.
    private const int DrainFactor = 16;

    // All names of UTF-8 that clients use, and of its part that needs one byte for each character.
    private static readonly string[] Utf8Names = ["utf-8", "utf8", "us-ascii", "ascii"];

    public static WebApplication UseBodyRules(this WebApplication app)
    {
        var limit = app.Services.GetRequiredService<IOptions<ServerOptions>>().Value.MaxRequestBodyBytes;
        app.Use((context, next) =>
        {
            if (context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody != true)
            {
                return next(context);
            }

            if (!IsRead(context))
            {
                return DrainAsync(context, next, limit);
            }

            return IsUtf8(context.Request) && IsPlain(context.Request.Headers.ContentEncoding.ToString())
                ? ReadAsync(context, next, limit)
                : Problems.WriteAsync(context, ApiFailure.UnsupportedMediaType);
        });
        return app;
    }

    private static bool IsRead(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<IAcceptsMetadata>() is not null;

    // JSON between systems is UTF-8 (RFC 8259, section 8.1); the framework would transcode some charsets and throw for the rest, such as
    // any name in quotes.
    private static bool IsUtf8(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.Charset.HasValue)
        {
            return true;
        }

        if (!Utf8Names.Contains(type.Charset.Value.Trim('"'), StringComparer.OrdinalIgnoreCase))
        {
            return false;
        }

        type.Charset = Utf8Names[0];
        request.ContentType = type.ToString();
        return true;
    }

    // What is compressed would only look malformed (RFC 9110, section 8.4).
    private static bool IsPlain(string codings) => codings.Length == 0
        || Array.TrueForAll(
            codings.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            coding => string.Equals(coding, "identity", StringComparison.OrdinalIgnoreCase));

    // The server itself would hang up in the middle of a body that is too large: most clients then report a broken pipe, not the answer.
    private static Task ReadAsync(HttpContext context, RequestDelegate next, long limit) =>
        context.Request.ContentLength <= limit ? next(context) : MeasureAsync(context, next, limit);

    private static async Task MeasureAsync(HttpContext context, RequestDelegate next, long limit)
    {
        var request = context.Request;
        var isTooLarge = request.ContentLength is not null;
        using var kept = new MemoryStream();
        if (!isTooLarge || !IsAsking(request))
        {
            await ConsumeAsync(context, limit, bytes =>
            {
                isTooLarge |= kept.Length + bytes.Length > limit;
                if (!isTooLarge)
                {
                    kept.Write(bytes.Span);
                }
            });
        }

        if (isTooLarge)
        {
            await Problems.WriteAsync(context, ApiFailure.PayloadTooLarge);
            return;
        }

        kept.Position = 0;
        request.Body = kept;
        await next(context);
    }

    private static async Task DrainAsync(HttpContext context, RequestDelegate next, long limit)
    {
        if (!IsAsking(context.Request))
        {
            await ConsumeAsync(context, limit, _ => { });
        }

        await next(context);
    }

    // The client asks before it sends (RFC 9110, section 10.1.1), and reading would say yes.
    private static bool IsAsking(HttpRequest request) => request.Headers.Expect.Count > 0;

    private static async Task ConsumeAsync(HttpContext context, long limit, Action<ReadOnlyMemory<byte>> take)
    {
        context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = limit * DrainFactor;
        var buffer = new byte[16 * 1024];
        try
        {
            while (await context.Request.Body.ReadAsync(buffer, context.RequestAborted) is > 0 and var count)
            {
                take(buffer.AsMemory(0, count));
            }
        }
        catch (IOException exception) when (exception is not BadHttpRequestException { StatusCode: not StatusCodes.Status400BadRequest })
        {
            // Of some broken bodies the server does not say itself that they are the client's fault, such as one whose chunk size
            // overflows.
            throw new BadHttpRequestException("The body is broken.", exception);
        }
    }
}
