using System.Net;
using EventBooking.Infrastructure.Tokens;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace EventBooking.IntegrationTests.Harness;

/// <summary>
/// An instance of the API with a database of its own. Tests of a class share it and keep apart by publishing their own events.
/// </summary>
public class ApiFixture : IAsyncLifetime
{
    private readonly List<ApiFactory> _instances = [];

    /// <summary>The clock of fixtures that set it; the system's elsewhere.</summary>
    protected virtual FakeTimeProvider? Clock => null;

    /// <summary>Settings of the instances, by their names in the configuration.</summary>
    protected virtual IReadOnlyDictionary<string, string>? Settings => null;

    public string ConnectionString { get; private set; } = "";

    public ApiDriver Api { get; private set; } = null!;

    public virtual async ValueTask InitializeAsync()
    {
        ConnectionString = await CreateDatabaseAsync();
        Api = await StartInstanceAsync();
    }

    /// <summary>Makes the database; returns its connection string.</summary>
    protected virtual Task<string> CreateDatabaseAsync() => TestDatabase.CreateAsync();

    /// <summary>What a mail's link has that stops reminders.</summary>
    public string StopToken(Guid bookingId) => _instances[0].Services.GetRequiredService<StopReminderTokens>().Create(bookingId);

    /// <summary>Starts one more instance on the same database.</summary>
    public async Task<ApiDriver> StartInstanceAsync(
        IReadOnlyDictionary<string, string>? settings = null, string environment = "Development")
    {
        var factory = new ApiFactory(ConnectionString, Clock, settings ?? Settings, environment);
        _instances.Add(factory);
        factory.StartServer();
        var api = new ApiDriver(factory.ClientOptions.BaseAddress);
        await Eventually.BeTrueAsync(async () => (await api.GetAsync("/health")).Status == HttpStatusCode.OK);
        return api;
    }

    public virtual async ValueTask DisposeAsync()
    {
        foreach (var instance in _instances)
        {
            await instance.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }
}
