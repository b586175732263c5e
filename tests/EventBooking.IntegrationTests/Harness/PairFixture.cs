namespace EventBooking.IntegrationTests.Harness;

/// <summary>A pair that tests share; they keep apart by publishing their own events.</summary>
public sealed class PairFixture : IAsyncLifetime
{
    internal Pair Pair { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Pair = await Pair.StartAsync();

    public ValueTask DisposeAsync() => Pair.DisposeAsync();
}

/// <summary>The classes that share a <see cref="PairFixture"/>, one after the other.</summary>
[CollectionDefinition(nameof(SharedPair))]
public sealed class SharedPair : ICollectionFixture<PairFixture>;
