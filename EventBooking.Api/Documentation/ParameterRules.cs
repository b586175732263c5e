using EventBooking.Api.Features.Live;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;

namespace EventBooking.Api.Documentation;

/// <summary>Parameters that no handler's signature shows: they are read from the request, or taken out of it before.</summary>
internal sealed class ParameterRules : IOpenApiOperationTransformer
{
    private const string Success = "200";
    private const string NotModified = "304";

    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var parameters = new List<IOpenApiParameter>();
        foreach (var route in (context.Description.RelativePath ?? "").Split('/').Where(part => part.StartsWith('{')))
        {
            parameters.Add(route == "{token}" ? Token() : EventId());
        }

        parameters.AddRange(context.Description.ActionDescriptor.EndpointMetadata.OfType<QueryParameter>().Select(ToParameter));
        if (operation.Responses?.ContainsKey(NotModified) == true)
        {
            parameters.Add(IfNoneMatch());
        }

        if (operation.Responses?.TryGetValue(Success, out var success) == true
            && success.Content?.ContainsKey(ServerSentEvent.MediaType) == true)
        {
            parameters.Add(LastEventId());
        }

        operation.Parameters = parameters;
        return Task.CompletedTask;
    }

    private static OpenApiParameter EventId() =>
        OfPath("event_id", "The event's id.", new OpenApiSchema { Type = JsonSchemaType.String, Format = "uuid" }, Examples.EventId);

    private static OpenApiParameter Token() => OfPath(
        "token",
        "The booking's token: `booking_token` of the answer to its booking.",
        new OpenApiSchema { Type = JsonSchemaType.String, Pattern = "^[A-Za-z0-9_-]{43}$" },
        Examples.BookingToken);

    private static OpenApiParameter OfPath(string name, string description, OpenApiSchema schema, string example) => new()
    {
        Name = name,
        In = ParameterLocation.Path,
        Required = true,
        Description = description,
        Schema = schema,
        Example = example,
    };

    private static OpenApiParameter ToParameter(QueryParameter query) => new()
    {
        Name = query.Name,
        In = ParameterLocation.Query,
        Description = query.Description,
        Schema = query.Schema,
        Example = query.Example?.DeepClone(),
    };

    private static OpenApiParameter IfNoneMatch() => OfHeader(
        HeaderNames.IfNoneMatch, "The `ETag` of an earlier answer: where nothing has changed since, the answer is an empty "
            + "304.", Examples.EntityTag);

    private static OpenApiParameter LastEventId() => OfHeader(
        ServerSentEvent.LastEventId, "The `id` that came last: where nothing has changed since, the stream begins without a "
            + "`snapshot`.", Examples.StateId);

    private static OpenApiParameter OfHeader(string name, string description, string example) => new()
    {
        Name = name,
        In = ParameterLocation.Header,
        Description = description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        Example = example,
    };
}
