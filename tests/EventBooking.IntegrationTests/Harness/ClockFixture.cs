using Microsoft.Extensions.Time.Testing;

namespace EventBooking.IntegrationTests.Harness;

/// <summary>An instance whose clock the tests turn. It only goes forward: each test counts from the time it finds.</summary>
public sealed class ClockFixture : ApiFixture
{
    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2031, 6, 15, 8, 0, 0, TimeSpan.Zero));

    public DateTimeOffset Now => Time.GetUtcNow();

    protected override FakeTimeProvider Clock => Time;

    public string In(TimeSpan time) => $"{(Now + time).UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}";
}

/// <summary>The classes that share a <see cref="ClockFixture"/>, one after the other.</summary>
[CollectionDefinition(nameof(SharedClock))]
public sealed class SharedClock : ICollectionFixture<ClockFixture>;
