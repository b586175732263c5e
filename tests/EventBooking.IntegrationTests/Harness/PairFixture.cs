namespace EventBooking.IntegrationTests.Harness;

/// <summary>A pair that the tests of a class share; they keep apart by publishing their own events.</summary>
public sealed class PairFixture : IAsyncLifetime
{
    internal Pair Pair { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Pair = await Pair.StartAsync();

    public ValueTask DisposeAsync() => Pair.DisposeAsync();
}
