using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;

namespace EventBooking.IntegrationTests.Harness.Described;

/// <summary>What the document says of one status of one call.</summary>
internal sealed class DescribedAnswer
{
    private const string ProblemType = "application/problem+json";

    // What every exchange has, and what speaks to proxies and browsers of the answer as such: no part of a call's meaning.
    private static readonly HashSet<string> Plumbing = new(StringComparer.OrdinalIgnoreCase)
    {
        "Date", "Content-Type", "Content-Length", "Transfer-Encoding", "Connection", "Vary", "X-Accel-Buffering",
        "Access-Control-Allow-Origin", "Access-Control-Allow-Credentials", "Access-Control-Expose-Headers",
        "Content-Security-Policy", "Referrer-Policy", "Strict-Transport-Security", "X-Content-Type-Options", "X-Robots-Tag",
        // The framework sends them to caches of HTTP/1.0 along with Cache-Control: no-cache,no-store.
        "Pragma", "Expires",
    };

    private readonly Dictionary<string, JsonSchema> _content;
    private readonly Dictionary<string, Header> _headers;
    private readonly HashSet<string> _codes;

    public DescribedAnswer(JsonNode answer, ClosedSchemas schemas)
    {
        _content = Members(answer["content"]).ToDictionary(
            type => type.Key, type => schemas.Build(type.Value!["schema"]!), StringComparer.OrdinalIgnoreCase);
        _headers = Members(answer["headers"]).ToDictionary(
            header => header.Key, header => new Header(header.Value!, schemas), StringComparer.OrdinalIgnoreCase);
        _codes = [.. Members(answer["content"]?[ProblemType]?["examples"]).Select(example => example.Key)];
    }

    /// <summary>What of a real answer it does not say.</summary>
    public async Task<IReadOnlyList<string>> ErrorsAsync(HttpResponseMessage response, bool hasBody) =>
        [.. HeaderErrors(response), .. await BodyErrorsAsync(response, hasBody)];

    private IEnumerable<string> HeaderErrors(HttpResponseMessage response)
    {
        // As they were sent: the parsed ones come in another order.
        var sent = response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated).ToDictionary(
            header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        return sent.Keys
            .Where(name => !Plumbing.Contains(name) && !_headers.ContainsKey(name))
            .Select(name => $"header {name} is not described")
            .Concat(_headers.SelectMany(header => sent.TryGetValue(header.Key, out var value)
                ? header.Value.Errors(value).Select(error => $"header {header.Key}: {value}: {error}")
                : header.Value.IsRequired ? [$"header {header.Key} is missing"] : []));
    }

    private async Task<IEnumerable<string>> BodyErrorsAsync(HttpResponseMessage response, bool hasBody)
    {
        var mediaType = response.Content.Headers.ContentType?.MediaType;
        if (mediaType is null || _content.Count == 0)
        {
            return mediaType is null == (_content.Count == 0) ? [] : [$"media type {mediaType ?? "none"} is not described"];
        }

        if (!_content.TryGetValue(mediaType, out var schema))
        {
            return [$"media type {mediaType} is not described"];
        }

        // What is no JSON is text or an image, whose form no schema says. A stream has no end.
        if (!hasBody || !mediaType.EndsWith("json", StringComparison.Ordinal))
        {
            return [];
        }

        await response.Content.LoadIntoBufferAsync();
        using var body = await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync());
        return [.. ClosedSchemas.Errors(schema, body.RootElement), .. mediaType == ProblemType ? CodeErrors(body.RootElement) : []];
    }

    private IEnumerable<string> CodeErrors(JsonElement problem) =>
        problem.GetProperty("code").GetString() is { } code && !_codes.Contains(code) ? [$"code {code} is not described"] : [];

    private static JsonObject Members(JsonNode? node) => node?.AsObject() ?? [];

    private sealed class Header(JsonNode header, ClosedSchemas schemas)
    {
        private readonly JsonSchema _schema = schemas.Build(header["schema"]!);
        private readonly bool _isNumber = header["schema"]!["type"]!.GetValue<string>() == "integer";

        public bool IsRequired { get; } = header["required"]?.GetValue<bool>() ?? false;

        public IEnumerable<string> Errors(string value)
        {
            using var json = JsonDocument.Parse(_isNumber ? value : JsonSerializer.Serialize(value));
            return [.. ClosedSchemas.Errors(_schema, json.RootElement)];
        }
    }
}
