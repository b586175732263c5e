using System.Globalization;
using System.Text.Json;
using EventBooking.Api.Http;
using EventBooking.Domain;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;

namespace EventBooking.Api.Documentation;

/// <summary>Every failure that a call can answer with, by status, with an example for each code.</summary>
internal sealed class ProblemRules : IOpenApiOperationTransformer
{
    // What any call meets where the service has no database, or too much to do.
    private static readonly Failure[] Everywhere = [ApiFailure.DatabaseUnavailable, new Overloaded()];

    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var options = context.ApplicationServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var failures = context.Description.ActionDescriptor.EndpointMetadata.OfType<Failure>().Concat(Everywhere);
        operation.Responses ??= [];
        foreach (var status in failures.GroupBy(failure => failure.Kind.ToStatus()).OrderBy(status => status.Key))
        {
            operation.Responses[status.Key.ToString(CultureInfo.InvariantCulture)] = new OpenApiResponse
            {
                Description = string.Join(' ', status.Select(failure => $"`{failure.Code}`: {failure.Definition.Title}")),
                Headers = AnswerHeaders.OfStatus(status.Key),
                Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
                {
                    ["application/problem+json"] = new()
                    {
                        Schema = new OpenApiSchemaReference(ProblemSchema.Name, context.Document),
                        Examples = status.ToDictionary(
                            failure => failure.Code, IOpenApiExample (failure) => ToExample(failure, options), StringComparer.Ordinal),
                    },
                },
            };
        }

        return Task.CompletedTask;
    }

    // Turned into an answer by the code that answers requests.
    private static OpenApiExample ToExample(Failure failure, JsonSerializerOptions options) =>
        new() { Summary = failure.Definition.Title, Value = JsonSerializer.SerializeToNode(new FailureDetails(failure), options) };
}
