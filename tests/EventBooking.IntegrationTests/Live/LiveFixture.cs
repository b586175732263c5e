namespace EventBooking.IntegrationTests.Live;

/// <summary>Two instances on one database and one Redis.</summary>
public sealed class LiveFixture : ApiFixture
{
    private Dictionary<string, string> _settings = [];

    public ApiDriver Other { get; private set; } = null!;

    protected override IReadOnlyDictionary<string, string> Settings => _settings;

    public override async ValueTask InitializeAsync()
    {
        _settings = new(StringComparer.Ordinal) { ["ConnectionStrings:redis"] = await TestServers.RedisAsync() };
        await base.InitializeAsync();
        Other = await StartInstanceAsync();
    }
}

/// <summary>The classes that share a <see cref="LiveFixture"/>, one after the other.</summary>
[CollectionDefinition(nameof(SharedLive))]
public sealed class SharedLive : ICollectionFixture<LiveFixture>;
