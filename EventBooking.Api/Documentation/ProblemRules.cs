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
    private static readonly string[] Everywhere = [ErrorCodes.DatabaseUnavailable, ErrorCodes.Overloaded];

    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var options = context.ApplicationServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var errors = CallExamples.All[operation.OperationId!].Errors;
        var kinds = context.Description.ActionDescriptor.EndpointMetadata.OfType<FailureCodes>()
            .SelectMany(failures => failures.Codes)
            .Concat(Everywhere)
            .Select(ProblemCatalog.Of);
        foreach (var status in kinds.GroupBy(kind => kind.Status).OrderBy(status => status.Key))
        {
            operation.Responses![status.Key.ToString(CultureInfo.InvariantCulture)] = new OpenApiResponse
            {
                Description = string.Join(' ', status.Select(kind => $"`{kind.Code}`: {kind.Title}")),
                Headers = AnswerHeaders.OfStatus(status.Key),
                Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
                {
                    ["application/problem+json"] = new()
                    {
                        Schema = new OpenApiSchemaReference(ProblemSchema.Name, context.Document),
                        Examples = status.ToDictionary(kind => kind.Code, IOpenApiExample (kind) => Example(kind, errors, options), StringComparer.Ordinal),
                    },
                },
            };
        }

        return Task.CompletedTask;
    }

    private static OpenApiExample Example(ProblemKind kind, IReadOnlyDictionary<string, string[]> errors, JsonSerializerOptions options) =>
        new() { Summary = kind.Title, Value = ProblemExamples.Of(kind.Code, errors, options) };
}
