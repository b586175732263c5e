using System.Globalization;
using System.Text.Json.Nodes;

namespace EventBooking.UnitTests.Documents;

public sealed class BreakingChangesTests
{
    private const string Document =
        """
        {
          "paths": { "/seats": { "put": {
            "parameters": [
              { "name": "limit", "in": "query", "schema": { "type": "integer", "minimum": 1, "maximum": 500 } },
              { "name": "token", "in": "path", "required": true, "schema": { "type": "string" } }
            ],
            "requestBody": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Request" } } } },
            "responses": {
              "200": {
                "headers": { "ETag": { "required": true, "schema": { "type": "string" } } },
                "content": { "application/json": { "schema": { "type": "array", "items": { "$ref": "#/components/schemas/Seat" } } } }
              },
              "404": { "content": { "application/problem+json": { "schema": { "type": "object" } } } }
            }
          } } },
          "components": { "schemas": {
            "Request": {
              "type": "object", "required": ["name"],
              "properties": {
                "name": { "type": "string", "minLength": 1, "maxLength": 255 },
                "party_size": { "type": ["integer", "null"], "minimum": 1, "maximum": 100 },
                "visibility": { "type": "string", "enum": ["public", "unlisted"] },
                "at": { "type": "string", "format": "date-time" }
              }
            },
            "Seat": {
              "type": "object", "required": ["id", "status"],
              "properties": {
                "id": { "type": "string", "format": "uuid" }, "status": { "type": "string", "enum": ["open", "full"] },
                "neighbour": { "$ref": "#/components/schemas/Seat" }
              }
            }
          } }
        }
        """;

    private const string Put = "paths./seats.put";
    private const string Ok = $"{Put}.responses.200";
    private const string Request = "components.schemas.Request";
    private const string Seat = "components.schemas.Seat";

    [Theory]
    [InlineData("paths./seats", null, "/seats: is gone")]
    [InlineData(Put, null, "/seats put: is gone")]
    [InlineData($"{Put}.responses.404", null, "404: is gone")]
    [InlineData($"{Ok}.content.application/json", null, "application/json: is gone")]
    [InlineData($"{Ok}.headers.ETag", null, "ETag: is gone")]
    [InlineData($"{Ok}.headers.ETag.required", "false", "ETag: is not always there any more")]
    [InlineData($"{Ok}.content.application/json.schema", """{ "type": "object" }""", "may be object now")]
    [InlineData($"{Put}.parameters.0", null, "query limit: is gone")]
    [InlineData($"{Put}.parameters.0.required", "true", "query limit: became required")]
    [InlineData($"{Put}.parameters.0.schema.maximum", "100", "has a lower maximum")]
    [InlineData($"{Put}.parameters.2", """{ "name": "key", "in": "header", "required": true }""", "header key: is new and required")]
    [InlineData($"{Put}.requestBody.required", "true", "a body became required")]
    [InlineData($"{Request}.required.1", "\"at\"", "must have at now")]
    [InlineData($"{Request}.properties.party_size", null, "has no member party_size any more")]
    [InlineData($"{Request}.properties.party_size.type", "\"integer\"", "may not be null any more")]
    [InlineData($"{Request}.properties.party_size.minimum", "2", "has a higher minimum")]
    [InlineData($"{Request}.properties.name.maxLength", "100", "has a lower maxLength")]
    [InlineData($"{Request}.properties.name.pattern", "\"^[a-z]+$\"", "has another pattern")]
    [InlineData($"{Request}.properties.name.enum", """["a"]""", "must be a now")]
    [InlineData($"{Request}.properties.visibility.enum", """["public"]""", "may not be unlisted any more")]
    [InlineData($"{Request}.properties.at.format", "\"date\"", "has another format")]
    [InlineData($"{Seat}.properties.id", null, "has no member id any more")]
    [InlineData($"{Seat}.properties.id.type", "\"integer\"", "may be integer now")]
    [InlineData($"{Seat}.properties.id.type", """["string", "null"]""", "may be null now")]
    [InlineData($"{Seat}.required", """["id"]""", "need not have status any more")]
    public void What_breaks_clients_is_found(string at, string? value, string change) =>
        BreakingChanges.Between(JsonNode.Parse(Document)!, With(at, value))
            .ShouldContain(found => found.EndsWith(change, StringComparison.Ordinal));

    [Theory]
    [InlineData("paths./rows", """{ "get": {} }""")]
    [InlineData("paths./seats.get", """{ "responses": {} }""")]
    [InlineData($"{Put}.responses.429", "{}")]
    [InlineData($"{Put}.parameters.2", """{ "name": "key", "in": "header" }""")]
    [InlineData($"{Put}.parameters.0.schema.maximum", "1000")]
    [InlineData($"{Ok}.headers.Link", "{}")]
    [InlineData($"{Ok}.description", "\"Other words.\"")]
    [InlineData($"{Request}.properties.more", """{ "type": "string" }""")]
    [InlineData($"{Request}.required", "[]")]
    [InlineData($"{Request}.properties.name.type", """["string", "null"]""")]
    [InlineData($"{Request}.properties.name.maxLength", null)]
    [InlineData($"{Request}.properties.visibility.enum", """["public", "unlisted", "secret"]""")]
    [InlineData($"{Seat}.properties.more", """{ "type": "string" }""")]
    [InlineData($"{Seat}.required", """["id", "status", "neighbour"]""")]
    [InlineData($"{Seat}.properties.status.enum", """["open", "full", "closed"]""")]
    public void What_comes_in_addition_breaks_nobody(string at, string? value) =>
        BreakingChanges.Between(JsonNode.Parse(Document)!, With(at, value)).ShouldBeEmpty();

    // The document with one thing set, added or, without a value, taken out.
    private static JsonNode With(string at, string? value)
    {
        var changed = JsonNode.Parse(Document)!;
        var path = at.Split('.');
        var node = path[..^1].Aggregate(changed, (parent, name) => parent is JsonArray items ? items[Number(name)]! : parent[name]!);
        switch (node)
        {
            case JsonArray items when value is null:
                items.RemoveAt(Number(path[^1]));
                break;
            case JsonArray items:
                items.Insert(Number(path[^1]), JsonNode.Parse(value));
                break;
            case JsonObject members when value is null:
                members.Remove(path[^1]).ShouldBeTrue();
                break;
            default:
                node[path[^1]] = JsonNode.Parse(value!);
                break;
        }

        return changed;
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
