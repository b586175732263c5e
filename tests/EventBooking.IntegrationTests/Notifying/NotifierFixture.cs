using Microsoft.Extensions.Time.Testing;

namespace EventBooking.IntegrationTests.Notifying;

/// <summary>
/// Three notifiers by the system's clock. Tests of several classes share them one after the other, and keep apart by looking only at
/// their own bookings.
/// </summary>
public sealed class NotifierFixture : IAsyncLifetime
{
    internal NotifierSystem System { get; private set; } = null!;

    public async ValueTask InitializeAsync() => System = await NotifierSystem.StartAsync(notifiers: 3);

    public ValueTask DisposeAsync() => System.DisposeAsync();
}

/// <summary>The classes that share a <see cref="NotifierFixture"/>.</summary>
[CollectionDefinition(nameof(SharedNotifiers))]
public sealed class SharedNotifiers : ICollectionFixture<NotifierFixture>;

/// <summary>Two notifiers whose clock the tests of a class turn. It only goes forward: each test counts from the time it finds.</summary>
public class NotifierClockFixture : IAsyncLifetime
{
    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2031, 6, 1, 8, 0, 0, TimeSpan.Zero));

    internal NotifierSystem System { get; private set; } = null!;

    protected virtual int Notifiers => 2;

    public async ValueTask InitializeAsync() => System = await NotifierSystem.StartAsync(Notifiers, Time);

    public async ValueTask DisposeAsync()
    {
        await System.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
