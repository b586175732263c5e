using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using EventBooking.Api.Http;

namespace EventBooking.Api.Documentation;

/// <summary>
/// What Scalar's page lacks: a language, colours that can be read (WCAG 2.2, 1.4.3), and a policy by which it loads what comes from here
/// and nothing else.
/// </summary>
internal static partial class DocumentPage
{
    /// <summary>Scalar's own colours, as much darker or lighter as their contrast needs.</summary>
    public const string Colours =
        """
        .light-mode{--scalar-color-3:#666;--scalar-color-green:#00704a;--scalar-color-red:#c00000;
            --scalar-color-orange:#a84300;--scalar-color-yellow:#7a5c00;--scalar-color-blue:#0065a8}
        .dark-mode{--scalar-color-3:#a3a3a3;--scalar-color-red:#ff7070}
        """;

    private const string Language = "en";

    /// <summary>Completes the page; its scripts go out as they are.</summary>
    public static TBuilder ForEverybody<TBuilder>(this TBuilder routes)
        where TBuilder : IEndpointConventionBuilder
    {
        routes.Add(endpoint =>
        {
            if (endpoint is RouteEndpointBuilder { RoutePattern.Parameters.Count: > 0, RequestDelegate: { } handle })
            {
                endpoint.RequestDelegate = context => AnswerAsync(context, handle);
            }
        });
        return routes;
    }

    private static async Task AnswerAsync(HttpContext context, RequestDelegate handle)
    {
        if (context.Request.RouteValues.Count > 0)
        {
            // There is one document; Scalar would show a page for any name.
            await Problems.WriteAsync(context, ApiFailure.NotFound);
            return;
        }

        var response = context.Response;
        var body = response.Body;
        using var written = new MemoryStream();
        response.Body = written;
        try
        {
            await handle(context);
        }
        finally
        {
            response.Body = body;
        }

        var bytes = written.ToArray();
        if (response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) == true)
        {
            var page = Encoding.UTF8.GetString(bytes).Replace("<html>", $"<html lang=\"{Language}\">", StringComparison.Ordinal);
            bytes = Encoding.UTF8.GetBytes(page);
            response.ContentLength = bytes.Length;
            response.Headers.ContentSecurityPolicy = PolicyOf(page);
        }

        await body.WriteAsync(bytes, context.RequestAborted);
    }

    // Its styles are made while it runs, so no digest can name them.
    private static string PolicyOf(string page)
    {
        var scripts = InlineScript.Matches(page)
            .Select(script => $" 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script.Groups["text"].Value)))}'");
        return $"default-src 'none'; script-src 'self'{string.Concat(scripts)}; style-src 'self' 'unsafe-inline'; "
            + "img-src 'self' data:; font-src 'self' data:; "
            + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }

    [GeneratedRegex("<script type=\"module\">(?<text>[^<]*)</script>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex InlineScript { get; }
}
