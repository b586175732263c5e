using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace EventBooking.Api.Documentation;

/// <summary>
/// What the framework does not see in the types. Nothing is known of a type with a converter of its own: this says what it reads and
/// writes. Members of a request are all nullable, so that what is missing reaches the rules that explain it; their attributes say what is
/// wanted. Members of an answer are always there.
/// </summary>
internal sealed class SchemaRules : IOpenApiSchemaTransformer
{
    private const string RequestSuffix = "Request";

    // JSON Schema's "time" has an offset, which a local time has not (OpenAPI's registry of formats).
    private static readonly Dictionary<Type, (JsonSchemaType Type, string Format)> Converted = new()
    {
        [typeof(int)] = (JsonSchemaType.Integer, "int32"),
        [typeof(Guid)] = (JsonSchemaType.String, "uuid"),
        [typeof(DateOnly)] = (JsonSchemaType.String, "date"),
        [typeof(TimeOnly)] = (JsonSchemaType.String, "time-local"),
        [typeof(DateTimeOffset)] = (JsonSchemaType.String, "date-time"),
    };

    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;

        if (Converted.TryGetValue(type, out var converted))
        {
            (schema.Type, schema.Format) = converted;
        }
        else if (type.IsEnum)
        {
            schema.Type = JsonSchemaType.String;
        }
        else if (type == typeof(byte[]))
        {
            // No JSON but the bytes themselves.
            schema.Format = "binary";
        }

        if (schema.Type is null)
        {
            throw new InvalidOperationException($"{type} has a converter of its own: {nameof(SchemaRules)} does not say what it writes.");
        }

        if (type == typeof(TimeOnly))
        {
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
