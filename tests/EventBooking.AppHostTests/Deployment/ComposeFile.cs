using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace EventBooking.AppHostTests.Deployment;

/// <summary>
/// compose.yaml, read strictly: of the Compose specification (https://github.com/compose-spec/compose-spec) only what is here is known, and
/// any other key, or a value of another kind, is an error.
/// </summary>
internal sealed class ComposeFile
{
    public required string Name { get; init; }

    public required Dictionary<string, ComposeService> Services { get; init; }

    public required Dictionary<string, object?> Volumes { get; init; }

    public static ComposeFile Read(string path)
    {
        var yaml = new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance)
            .WithEnforceRequiredMembers().Build();
        // Extensions ("x-…") are there to be referred to; the references are resolved by then.
        var parser = new MergingParser(new Parser(new StringReader(File.ReadAllText(path))));
        var document = yaml.Deserialize<Dictionary<string, object>>(parser);
        foreach (var extension in document.Keys.Where(key => key.StartsWith("x-", StringComparison.Ordinal)).ToList())
        {
            document.Remove(extension);
        }

        return yaml.Deserialize<ComposeFile>(new SerializerBuilder().DisableAliases().Build().Serialize(document));
    }
}

/// <summary>A container, or several.</summary>
internal sealed class ComposeService
{
    public required string Image { get; init; }

    public ComposeBuild? Build { get; init; }

    public string? User { get; init; }

    public string? Hostname { get; init; }

    public List<string> Entrypoint { get; init; } = [];

    public List<string> Command { get; init; } = [];

    public Dictionary<string, string> Environment { get; init; } = [];

    public List<string> Volumes { get; init; } = [];

    public List<string> Ports { get; init; } = [];

    public List<string> Tmpfs { get; init; } = [];

    public Dictionary<string, ComposeDependency> DependsOn { get; init; } = [];

    public ComposeHealthCheck? Healthcheck { get; init; }

    public required bool ReadOnly { get; init; }

    public required List<string> CapDrop { get; init; }

    public required List<string> SecurityOpt { get; init; }

    public required ComposeLogging Logging { get; init; }

    public required string Restart { get; init; }

    public string? NetworkMode { get; init; }

    public string? ShmSize { get; init; }

    public string? StopGracePeriod { get; init; }
}

/// <summary>How an image is built.</summary>
internal sealed record ComposeBuild
{
    public required string Context { get; init; }

    public required string Target { get; init; }
}

/// <summary>What is waited for.</summary>
internal sealed record ComposeDependency
{
    public required string Condition { get; init; }
}

/// <summary>How a container's health is asked for.</summary>
internal sealed record ComposeHealthCheck
{
    public required List<string> Test { get; init; }

    public required string Interval { get; init; }

    public required string Timeout { get; init; }

    public required string StartPeriod { get; init; }

    public required string StartInterval { get; init; }
}

/// <summary>Where a container's log goes.</summary>
internal sealed record ComposeLogging
{
    public required string Driver { get; init; }

    public required Dictionary<string, string> Options { get; init; }
}
