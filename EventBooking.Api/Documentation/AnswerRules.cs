using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;

namespace EventBooking.Api.Documentation;

/// <summary>What a call sends and what its success answers: examples, headers, and words for both.</summary>
internal sealed class AnswerRules : IOpenApiOperationTransformer
{
    private const string Json = "application/json";

    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var options = context.ApplicationServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;

        // No call needs credentials of any kind: a token in the path says it all.
        operation.Security = [];
        var example = CallExamples.All[operation.OperationId!];
        if (operation.RequestBody?.Content?[Json] is { } body)
        {
            body.Examples = example.Requests.ToDictionary(request => request.Summary, ToExample, StringComparer.Ordinal);
        }

        foreach (var (status, response) in operation.Responses!.Select(pair => (pair.Key, (OpenApiResponse)pair.Value)))
        {
            response.Headers = AnswerHeaders.ToHeaders(example.Headers);
            response.Description = status == "304" ? "Nothing has changed since the answer that had this `ETag`." : example.Description;
            if (example.Answer is not null && response.Content is { Count: > 0 } content)
            {
                content.Values.Single().Example = JsonSerializer.SerializeToNode(example.Answer(options), options);
            }
        }

        return Task.CompletedTask;
    }

    private static IOpenApiExample ToExample((string Summary, string Json) request) =>
        new OpenApiExample { Summary = request.Summary, Value = JsonNode.Parse(request.Json) };
}
