using System.Text.Json.Nodes;

namespace EventBooking.UnitTests.Documents;

/// <summary>
/// What of a later document breaks clients that were written for an earlier one: something is gone, a request must have more, or an answer
/// may be what it was not. What comes in addition breaks none: clients ignore what they do not know.
/// </summary>
internal sealed class BreakingChanges
{
    private readonly List<string> _found = [];

    /// <summary>A sentence for each; nothing where clients go on working.</summary>
    public static IReadOnlyList<string> Between(JsonNode before, JsonNode after)
    {
        var changes = new BreakingChanges();
        changes.InEach(before["paths"], after["paths"], "", (path, was, now) =>
            changes.InEach(was, now, path, changes.InOperation(before, after)));
        return changes._found;
    }

    private Action<string, JsonNode, JsonNode> InOperation(JsonNode before, JsonNode after) => (at, was, now) =>
    {
        var requests = new SchemaNarrowing(before, after, isRequest: true, _found.Add);
        var answers = new SchemaNarrowing(before, after, isRequest: false, _found.Add);
        InParameters(was["parameters"], now["parameters"], at, requests);
        if (now["requestBody"] is { } body)
        {
            Add(IsRequired(body) && !IsRequired(was["requestBody"]), $"{at}: a body became required");
        }

        InEach(was["requestBody"]?["content"], now["requestBody"]?["content"], at, (type, a, b) =>
            requests.Compare(a["schema"], b["schema"], $"{type} body"));
        InEach(was["responses"], now["responses"], at, (status, a, b) =>
        {
            InEach(a["content"], b["content"], status, (type, x, y) => answers.Compare(x["schema"], y["schema"], type));
            InEach(a["headers"], b["headers"], $"{status} header", (header, x, y) =>
            {
                Add(IsRequired(x) && !IsRequired(y), $"{header}: is not always there any more");
                answers.Compare(x["schema"], y["schema"], header);
            });
        });
    };

    private void InParameters(JsonNode? before, JsonNode? after, string at, SchemaNarrowing requests)
    {
        var (were, are) = (ByName(before), ByName(after));
        InEach(were, are, $"{at} parameter", (name, was, now) =>
        {
            Add(IsRequired(now) && !IsRequired(was), $"{name}: became required");
            requests.Compare(was["schema"], now["schema"], name);
        });
        foreach (var (name, added) in are)
        {
            Add(!were.ContainsKey(name) && IsRequired(added), $"{at} parameter {name}: is new and required");
        }
    }

    // Calls back for what both have; what only the earlier has is gone.
    private void InEach(JsonNode? before, JsonNode? after, string at, Action<string, JsonNode, JsonNode> compare)
    {
        foreach (var (name, was) in before?.AsObject() ?? [])
        {
            var here = $"{at} {name}".TrimStart();
            if (after?[name] is { } now)
            {
                compare(here, was!, now);
            }
            else
            {
                _found.Add($"{here}: is gone");
            }
        }
    }

    private void Add(bool isBreaking, string change)
    {
        if (isBreaking)
        {
            _found.Add(change);
        }
    }

    private static JsonObject ByName(JsonNode? parameters) =>
        new((parameters?.AsArray() ?? []).Select(parameter =>
            KeyValuePair.Create($"{parameter!["in"]} {parameter["name"]}", (JsonNode?)parameter.DeepClone())));

    private static bool IsRequired(JsonNode? node) => node?["required"]?.GetValue<bool>() ?? false;
}
