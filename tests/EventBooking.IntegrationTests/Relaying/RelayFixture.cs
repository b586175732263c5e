namespace EventBooking.IntegrationTests.Relaying;

/// <summary>
/// An instance that relays to a place of its own on the broker, and its queue. Tests of a class share it, one after the other.
/// </summary>
public sealed class RelayFixture : ApiFixture
{
    private TestBroker _broker = null!;

    internal BrokerQueue Queue { get; private set; } = null!;

    protected override IReadOnlyDictionary<string, string>? Settings =>
        _broker.Settings.ToDictionary(setting => setting.Name, setting => setting.Value, StringComparer.Ordinal);

    public override async ValueTask InitializeAsync()
    {
        _broker = await TestBroker.CreateAsync();
        Queue = await BrokerQueue.ConnectAsync(_broker);
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Queue.DisposeAsync();
    }
}
