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
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        if (operation.RequestBody?.Content?[Json] is { } body)
        {
            body.Examples = metadata.OfType<RequestExample>().ToDictionary(request => request.Summary, ToExample, StringComparer.Ordinal);
        }

        if (metadata.OfType<CallExample>().SingleOrDefault() is not { } example)
        {
            return Task.CompletedTask;
        }

        foreach (var (status, response) in (operation.Responses ?? []).Select(pair => (pair.Key, (OpenApiResponse)pair.Value)))
        {
            response.Headers = AnswerHeaders.ToHeaders(example.Headers);
            response.Description = status == "304" ? "Nothing has changed since the answer that had this `ETag`." : example.Description;
            if (example.Body is not null && response.Content is { Count: > 0 } content)
            {
                content.Values.Single().Example = JsonSerializer.SerializeToNode(example.Body(options), options);
            }
        }

        return Task.CompletedTask;
    }

    private static IOpenApiExample ToExample(RequestExample request) =>
        new OpenApiExample { Summary = request.Summary, Value = JsonNode.Parse(request.Json) };
}
