using System.Globalization;
using System.Text.Json.Nodes;

namespace EventBooking.UnitTests.Documents;

/// <summary>
/// Compares two schemas. A request must still be allowed all that it was; an answer must still be all that it was promised to be, but for
/// values of an enum, of which clients know that more may come.
/// </summary>
internal sealed class SchemaNarrowing(JsonNode before, JsonNode after, bool isRequest, Action<string> found)
{
    private static readonly string[] UpperLimits = ["maximum", "maxLength", "maxItems", "maxProperties"];
    private static readonly string[] LowerLimits = ["minimum", "minLength", "minItems", "minProperties"];

    private readonly HashSet<(string?, string?)> _entered = [];

    public void Compare(JsonNode? was, JsonNode? now, string at)
    {
        if (!_entered.Add((Reference(was), Reference(now))) && Reference(was) is not null)
        {
            return;
        }

        (was, now) = (Resolve(was, before), Resolve(now, after));
        if (was is null || now is null)
        {
            return;
        }

        // An integer is a number, and whatever is allowed or promised less is wider or narrower.
        var (types, left) = (Words(was["type"]), Words(now["type"]));
        Report(isRequest ? Less(types, left) : Less(left, types), at, isRequest ? "may not be {0} any more" : "may be {0} now");
        Report(Changed(was, now, "format"), at, "has another {0}");
        CompareMembers(was, now, at);
        if (isRequest)
        {
            CompareLimits(was, now, at);
        }

        Compare(was["items"], now["items"], $"{at}[]");
        Compare(was["additionalProperties"] as JsonObject, now["additionalProperties"] as JsonObject, $"{at}.*");
    }

    private void CompareMembers(JsonNode was, JsonNode now, string at)
    {
        var (members, left) = (was["properties"]?.AsObject() ?? [], now["properties"]?.AsObject() ?? []);
        var (required, needed) = (Words(was["required"]), Words(now["required"]));
        Report(members.Select(member => member.Key).Where(name => !left.ContainsKey(name)), at, "has no member {0} any more");
        Report(
            isRequest ? Less(needed, required) : Less(required, needed).Where(left.ContainsKey),
            at,
            isRequest ? "must have {0} now" : "need not have {0} any more");
        foreach (var (name, member) in members.Where(member => left.ContainsKey(member.Key)))
        {
            Compare(member, left[name], $"{at}.{name}");
        }
    }

    private void CompareLimits(JsonNode was, JsonNode now, string at)
    {
        var (values, left) = (Words(was["enum"]), Words(now["enum"]));
        Report(left.Count == 0 ? [] : Less(values, left), at, "may not be {0} any more");
        Report(left.Count > 0 && values.Count == 0 ? left : [], at, "must be {0} now");
        Report(now["pattern"] is null ? [] : Changed(was, now, "pattern"), at, "has another {0}");
        Report(UpperLimits.Where(name => Limit(now, name, double.MaxValue) < Limit(was, name, double.MaxValue)), at, "has a lower {0}");
        Report(LowerLimits.Where(name => Limit(now, name, double.MinValue) > Limit(was, name, double.MinValue)), at, "has a higher {0}");
    }

    private void Report(IEnumerable<string> values, string at, string form)
    {
        foreach (var value in values)
        {
            found($"{at}: {string.Format(CultureInfo.InvariantCulture, form, value)}");
        }
    }

    private static IEnumerable<string> Less(HashSet<string> words, HashSet<string> others) => words.Where(word => !others.Contains(word));

    private static IEnumerable<string> Changed(JsonNode was, JsonNode now, string keyword) =>
        JsonNode.DeepEquals(was[keyword], now[keyword]) ? [] : [keyword];

    private static double Limit(JsonNode schema, string name, double none) => schema[name] is { } limit ? limit.GetValue<double>() : none;

    private static HashSet<string> Words(JsonNode? words) => words switch
    {
        JsonArray many => many.Select(word => word!.ToString()).ToHashSet(StringComparer.Ordinal),
        null => new(StringComparer.Ordinal),
        _ => new(StringComparer.Ordinal) { words.ToString() },
    };

    private static string? Reference(JsonNode? schema) => schema?["$ref"]?.GetValue<string>();

    private static JsonNode? Resolve(JsonNode? schema, JsonNode document) =>
        Reference(schema) is { } reference ? document["components"]!["schemas"]![reference[(reference.LastIndexOf('/') + 1)..]] : schema;
}
