using System.Net;
using System.Text.Json;

namespace EventBooking.IntegrationTests.Harness.Described;

/// <summary>
/// What no call of the document answers, by a rule of its own: another method is 405, another address 404, OPTIONS 204 without a body;
/// pages, health, the document and its pages answer what they are.
/// </summary>
internal static class OtherAnswer
{
    private const string Pages = "/b";

    private static readonly (string Path, string[] MediaTypes)[] Others =
    [
        (Pages, ["text/html"]),
        ("/docs", ["text/html", "text/javascript", "application/javascript"]),
        ("/openapi.json", ["application/json"]),
        ("/health", ["application/json"]),
        ("/alive", ["application/json"]),
    ];

    public static async Task<IReadOnlyList<string>> ErrorsAsync(HttpResponseMessage response, bool isApi)
    {
        var (method, path) = (response.RequestMessage!.Method, response.RequestMessage.RequestUri!.AbsolutePath);
        var content = response.Content.Headers;
        var known = Array.Find(Others, other => $"{path}/".StartsWith($"{other.Path}/", StringComparison.OrdinalIgnoreCase));
        if (response.StatusCode == HttpStatusCode.MethodNotAllowed)
        {
            // A page fails with a page.
            var form = known.Path == Pages ? [] : await ProblemErrorsAsync(response, "method_not_allowed");
            return content.Allow.Count == 0 ? ["header Allow is missing"] : [.. form];
        }

        if (method == HttpMethod.Options && response.StatusCode == HttpStatusCode.NoContent)
        {
            // A browser that asks for another origin learns what that origin may: nothing, perhaps.
            return content.Allow.Count > 0 || response.RequestMessage.Headers.Contains("Access-Control-Request-Method")
                ? []
                : ["header Allow is missing"];
        }

        if (isApi)
        {
            return [$"a method that the document lacks was answered {(int)response.StatusCode}"];
        }

        if (path == "/")
        {
            return response.StatusCode == HttpStatusCode.Redirect ? [] : ["the root leads nowhere"];
        }

        if (known.Path is not null && (content.ContentType is null || known.MediaTypes.Contains(content.ContentType.MediaType)))
        {
            return [];
        }

        return response.StatusCode == HttpStatusCode.NotFound
            ? [.. await ProblemErrorsAsync(response, "not_found")]
            : [$"an address that the document lacks was answered {(int)response.StatusCode}"];
    }

    private static async Task<IEnumerable<string>> ProblemErrorsAsync(HttpResponseMessage response, string code)
    {
        if (response.Content.Headers.ContentType?.MediaType != "application/problem+json")
        {
            return ["the answer is no problem document"];
        }

        if (response.RequestMessage!.Method == HttpMethod.Head)
        {
            return [];
        }

        await response.Content.LoadIntoBufferAsync();
        using var problem = await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync());
        return problem.RootElement.GetProperty("code").GetString() == code ? [] : [$"the code is not {code}"];
    }
}
