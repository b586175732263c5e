using System.Text.Json.Nodes;

namespace EventBooking.IntegrationTests.Harness.Described;

/// <summary>The document of the API, as it is committed: what every answer of the whole suite is held against.</summary>
internal sealed class ApiDocument
{
    private static readonly Lazy<ApiDocument> Lazily = new(() => new ApiDocument(JsonNode.Parse(File.ReadAllText(FindPath()))!));
    private readonly List<DescribedCall> _calls;

    public ApiDocument(JsonNode document)
    {
        var schemas = new ClosedSchemas(document);
        _calls =
        [
            .. from path in document["paths"]!.AsObject()
               from operation in path.Value!.AsObject()
               select new DescribedCall(operation.Key, path.Key, operation.Value!, schemas),
        ];
    }

    /// <summary>Read once.</summary>
    public static ApiDocument Committed => Lazily.Value;

    /// <summary>What of a real answer is not as the document says; nothing where all is.</summary>
    public Task<IReadOnlyList<string>> ErrorsAsync(HttpResponseMessage response)
    {
        var request = response.RequestMessage!;
        var isHead = request.Method == HttpMethod.Head;
        var calls = _calls.FindAll(call => call.IsAt(request.RequestUri!.AbsolutePath));
        var status = (int)response.StatusCode;
        return calls.Find(call => call.Is(isHead ? "GET" : request.Method.Method)) is { } call
            ? call.AnswerOf(status)?.ErrorsAsync(response, hasBody: !isHead)
                ?? Task.FromResult<IReadOnlyList<string>>([$"status {status} is not described"])
            : OtherAnswer.ErrorsAsync(response, isApi: calls.Count > 0);
    }

    /// <summary>Where it lies in the tree.</summary>
    public static string FindPath() => Path.Combine(Tree.Root, "docs", "openapi.json");
}
