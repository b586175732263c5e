using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace EventBooking.Api.Documentation;

/// <summary>
/// What the framework cannot tell from the types. Members of a request are all nullable, so that what is missing reaches the
/// rules that explain it; their attributes say what is wanted. Members of an answer are always there.
/// </summary>
internal sealed class SchemaRules : IOpenApiSchemaTransformer
{
    private const string RequestSuffix = "Request";

    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;

        // Types with a converter of their own have a format, and no type.
        schema.Type ??= JsonSchemaType.String;
        if (type == typeof(TimeOnly))
        {
            // JSON Schema's "time" has an offset, which a local time has not (OpenAPI's registry of formats).
            schema.Format = "time-local";
            schema.Pattern = "^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?$";
        }

        if (context.JsonPropertyInfo?.AttributeProvider is PropertyInfo property)
        {
            schema.Type = IsNullable(property) ? schema.Type | JsonSchemaType.Null : schema.Type & ~JsonSchemaType.Null;
            schema.Format = property.IsDefined(typeof(EmailAddressAttribute)) ? "email" : schema.Format;
        }
        else if (schema.Properties is { } members && !type.Name.EndsWith(RequestSuffix, StringComparison.Ordinal))
        {
            schema.Required = new HashSet<string>(members.Keys, StringComparer.Ordinal);
        }

        return Task.CompletedTask;
    }

    // The compiler keeps DisallowNull with the setter, where only this context finds it.
    private static bool IsNullable(PropertyInfo property)
    {
        var nullability = new NullabilityInfoContext().Create(property);
        var state = property.CanWrite ? nullability.WriteState : nullability.ReadState;
        return state == NullabilityState.Nullable && !property.IsDefined(typeof(RequiredAttribute));
    }
}
