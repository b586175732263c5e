using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;

namespace EventBooking.IntegrationTests.Harness.Described;

/// <summary>
/// The schemas of a document, each closed: a member that an object's schema does not name fails, although clients are asked to ignore it.
/// </summary>
internal sealed class ClosedSchemas
{
    private const string Components = "#/components/schemas/";
    private const string Definitions = "#/$defs/";

    private static readonly EvaluationOptions Options = new() { OutputFormat = OutputFormat.List, RequireFormatValidation = true };

    // One registry each: two documents may both have a schema of a name.
    private readonly BuildOptions _build = new() { SchemaRegistry = new SchemaRegistry() };
    private readonly JsonObject _definitions = [];
    private readonly Dictionary<string, JsonSchema> _built = new(StringComparer.Ordinal);

    public ClosedSchemas(JsonNode document)
    {
        foreach (var (name, schema) in document["components"]!["schemas"]!.AsObject())
        {
            _definitions[name] = Close(schema!);
        }
    }

    /// <summary>A schema of the document, ready to be evaluated again and again.</summary>
    public JsonSchema Build(JsonNode schema)
    {
        var closed = Close(schema).AsObject();
        closed["$defs"] = _definitions.DeepClone();
        var text = closed.ToJsonString().Replace(Components, Definitions, StringComparison.Ordinal);
        if (!_built.TryGetValue(text, out var built))
        {
            _built[text] = built = JsonSchema.FromText(text, _build);
        }

        return built;
    }

    /// <summary>What of a value its schema does not allow; nothing where it is as described.</summary>
    public static IEnumerable<string> Errors(JsonSchema schema, JsonElement value)
    {
        var result = schema.Evaluate(value, Options);
        return result.IsValid ? [] : (result.Details ?? []).Prepend(result)
            .SelectMany(detail => detail.Errors?.Select(error => $"'{detail.InstanceLocation}': {error.Value}") ?? []);
    }

    private static JsonNode Close(JsonNode schema)
    {
        var closed = schema.DeepClone();
        CloseInPlace(closed);
        return closed;
    }

    private static void CloseInPlace(JsonNode schema)
    {
        if (schema["properties"] is JsonObject members)
        {
            schema["unevaluatedProperties"] = false;
            foreach (var (_, member) in members)
            {
                CloseInPlace(member!);
            }
        }

        foreach (var keyword in new[] { "items", "additionalProperties" })
        {
            if (schema[keyword] is JsonObject inner)
            {
                CloseInPlace(inner);
            }
        }
    }
}
