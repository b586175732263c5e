using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using EventBooking.Api.Http;
using EventBooking.Domain;
using EventBooking.IntegrationTests.Harness.Described;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace EventBooking.IntegrationTests;

public sealed partial class DocumentTests : IAsyncLifetime
{
    // The document and its pages need no database: none listens here.
    private readonly ApiFactory _api = new("Host=127.0.0.1;Port=1;Database=none", time: null);
    private HttpClient _http = null!;
    private string _served = "";
    private JsonNode _document = null!;

    public async ValueTask InitializeAsync()
    {
        _api.StartServer();
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = true }) { BaseAddress = _api.ClientOptions.BaseAddress };
        _served = await _http.GetStringAsync("/openapi.json") + "\n";
        _document = JsonNode.Parse(_served)!;
    }

    public ValueTask DisposeAsync()
    {
        _http.Dispose();
        return _api.DisposeAsync();
    }

    [Fact]
    public async Task The_committed_document_is_the_one_that_the_API_serves()
    {
        var path = ApiDocument.FindPath();
        if (Environment.GetEnvironmentVariable("EVENTBOOKING_RENEW_DOCUMENT") == "1")
        {
            await File.WriteAllTextAsync(path, _served);
        }

        var committed = await File.ReadAllTextAsync(path);
        var (line, (served, kept)) = _served.Split('\n').Zip(committed.Split('\n')).Index()
            .FirstOrDefault(pair => pair.Item.First != pair.Item.Second);
        (committed == _served).ShouldBeTrue(
            $"docs/openapi.json is not what the API serves (line {line + 1}: '{kept}', served '{served}'): renew it with "
            + "EVENTBOOKING_RENEW_DOCUMENT=1 dotnet test --project tests/EventBooking.IntegrationTests --filter-class '*.DocumentTests'");
    }

    [Fact]
    public void Every_route_is_described()
    {
        Routes().ShouldNotBeEmpty();
        Operations().Select(operation => operation.Call).ShouldBe(Routes().Select(route => route.Call), ignoreOrder: true);
        _document["openapi"]!.GetValue<string>().ShouldStartWith("3.1.");
    }

    [Fact]
    public void Every_code_of_a_call_has_an_example_under_its_status()
    {
        var operations = Operations().ToDictionary(operation => operation.Call, operation => operation.Node, StringComparer.Ordinal);
        foreach (var (call, endpoint) in Routes())
        {
            foreach (var failure in endpoint.Metadata.OfType<Failure>().Append(ApiFailure.DatabaseUnavailable).Append(new Overloaded()))
            {
                var (code, status) = (failure.Code, failure.Kind.ToStatus());
                var content = operations[call]["responses"]?[$"{status}"]?["content"]?["application/problem+json"];
                var example = content?["examples"]?[code]?["value"];

                example.ShouldNotBeNull($"{call}: {code}");
                example["code"]!.GetValue<string>().ShouldBe(code);
                example["status"]!.GetValue<int>().ShouldBe(status);
            }
        }
    }

    [Fact]
    public void Every_call_says_what_it_takes_and_answers()
    {
        foreach (var (call, operation) in Operations())
        {
            operation["description"].ShouldNotBeNull(call);
            (operation["parameters"]?.AsArray() ?? []).ShouldAllBe(
                parameter => parameter!["description"] != null && parameter["schema"] != null, call);
            operation["requestBody"]?["content"]!["application/json"]!["examples"].ShouldNotBeNull(call);
            var withBody = operation["responses"]!.AsObject().Where(answer => answer.Value!["content"]?["application/json"] is not null);
            foreach (var (status, answer) in withBody)
            {
                answer!["content"]!["application/json"]!["example"].ShouldNotBeNull($"{call}: {status}");
            }
        }
    }

    [Fact]
    public void Every_example_is_as_its_schema_says()
    {
        var schemas = new ClosedSchemas(_document);
        foreach (var (at, described, example) in Examples(_document, "").ToList())
        {
            using var value = JsonDocument.Parse(example?.ToJsonString() ?? "null");
            ClosedSchemas.Errors(schemas.Build(described), value.RootElement).ShouldBeEmpty(at);
        }
    }

    [Fact]
    public void The_stream_is_described_as_one()
    {
        var stream = Operations().Single(operation => operation.Call.EndsWith("/slots/live", StringComparison.Ordinal)).Node;

        var example = stream["responses"]!["200"]!["content"]!["text/event-stream"]!["example"]!.GetValue<string>();
        example.ShouldStartWith("retry: 3000\n\nevent: snapshot\nid: ");
        example.ShouldContain("\ndata: [{\"id\":");
        example.ShouldEndWith("}]\n\n");
        stream["parameters"]!.AsArray().Select(parameter => parameter!["name"]!.GetValue<string>()).ShouldBe(["event_id", "Last-Event-ID"]);
    }

    [Fact]
    public void Every_member_is_described()
    {
        foreach (var (name, schema) in _document["components"]!["schemas"]!.AsObject())
        {
            schema!["description"].ShouldNotBeNull(name);
            (schema["properties"]?.AsObject() ?? []).ShouldAllBe(member => member.Value!["description"] != null, name);
        }
    }

    [Fact]
    public async Task The_pages_load_nothing_from_elsewhere()
    {
        using var response = await _http.GetAsync("/");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.RequestMessage!.RequestUri!.AbsolutePath.ShouldBe("/docs/");

        var page = await response.Content.ReadAsStringAsync();
        Origin().Matches(page).Select(match => match.Value).ShouldBeEmpty();
        page.ShouldContain("\"withDefaultFonts\":false");
        page.ShouldContain("\"telemetry\":false");
        foreach (Match script in Script().Matches(page))
        {
            (await _http.GetAsync($"/docs/{script.Groups["file"].Value}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task The_page_has_a_language_and_runs_its_own_scripts_only()
    {
        using var response = await _http.GetAsync("/docs/");
        var page = await response.Content.ReadAsStringAsync();

        page.ShouldContain("<html lang=\"en\">");
        var inline = InlineScript().Matches(page).Select(script => script.Groups["text"].Value).ShouldHaveSingleItem();
        var digest = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(inline)));
        response.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem().ShouldContain($"script-src 'self' 'sha256-{digest}';");
        (await _http.GetAsync("/docs/nonsense")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    // Parameters, headers and media types: whatever has a schema may have an example, or several.
    private static IEnumerable<(string At, JsonNode Schema, JsonNode? Example)> Examples(JsonNode? node, string at)
    {
        if (node is JsonObject described && described["schema"] is { } schema)
        {
            if (described.TryGetPropertyValue("example", out var one))
            {
                yield return (at, schema, one);
            }

            foreach (var (name, many) in described["examples"]?.AsObject() ?? [])
            {
                yield return ($"{at}/{name}", schema, many!["value"]);
            }
        }

        var inner = node switch
        {
            JsonObject members => members
                .Where(member => member.Key is not ("example" or "examples"))
                .Select(member => (Name: member.Key, member.Value)),
            JsonArray items => items.Select((item, i) => (Name: $"{i}", Value: item)),
            _ => [],
        };
        foreach (var example in inner.SelectMany(child => Examples(child.Value, $"{at}/{child.Name}")))
        {
            yield return example;
        }
    }

    private IEnumerable<(string Call, JsonNode Node)> Operations() =>
        from path in _document["paths"]!.AsObject()
        from operation in path.Value!.AsObject()
        select ($"{operation.Key.ToUpperInvariant()} {path.Key}", operation.Value!);

    private IEnumerable<(string Call, RouteEndpoint Endpoint)> Routes() =>
        from endpoint in _api.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        where endpoint.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal)
        from method in endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods
        where method != "HEAD"
        select ($"{method} {endpoint.RoutePattern.RawText!.TrimEnd('/')}", endpoint);

    [GeneratedRegex("<script[^>]*>(?<text>[^<]+)</script>", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex InlineScript();

    [GeneratedRegex("https?:|//[a-z]", RegexOptions.NonBacktracking)]
    private static partial Regex Origin();

    [GeneratedRegex("<script[^>]* src=\"(?<file>[^\"]+)\"", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Script();
}
