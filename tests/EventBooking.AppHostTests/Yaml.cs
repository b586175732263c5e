using YamlDotNet.RepresentationModel;

namespace EventBooking.AppHostTests;

/// <summary>One node of a YAML document.</summary>
/// <param name="Node">Null where there is none.</param>
internal sealed record Yaml(YamlNode? Node)
{
    public static Yaml Parse(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return new Yaml(stream.Documents[0].RootNode);
    }

    public Yaml this[string key] => new(Node is YamlMappingNode map && map.Children.TryGetValue(key, out var child) ? child : null);

    public Yaml this[int index] => new(((YamlSequenceNode)Node!).Children[index]);

    public bool Exists => Node is not null;

    public string Value => ((YamlScalarNode)Node.ShouldNotBeNull()).Value!;

    public IEnumerable<string> Values => Items.Select(item => item.Value);

    public IEnumerable<Yaml> Items => Node is YamlSequenceNode sequence ? sequence.Select(item => new Yaml(item)) : [];

    public Dictionary<string, Yaml> Entries => Node is YamlMappingNode map
        ? map.ToDictionary(pair => ((YamlScalarNode)pair.Key).Value!, pair => new Yaml(pair.Value), StringComparer.Ordinal)
        : [];
}
