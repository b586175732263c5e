namespace EventBooking.IntegrationTests.Faults;

/// <summary>An instance of the API whose line to the database the test disturbs.</summary>
internal sealed class ProxiedApi : IAsyncDisposable
{
    private readonly ApiFactory _factory;

    private ProxiedApi(string connectionString, DatabaseProxy proxy, ApiFactory factory)
    {
        ConnectionString = connectionString;
        Proxy = proxy;
        _factory = factory;
        factory.StartServer();
        Api = new ApiDriver(factory.ClientOptions.BaseAddress);
    }

    public DatabaseProxy Proxy { get; }

    public ApiDriver Api { get; }

    /// <summary>The database, for the test to look into on an undisturbed line.</summary>
    public string ConnectionString { get; }

    /// <summary>What the instance is made of.</summary>
    public IServiceProvider Services => _factory.Services;

    public static Task<ProxiedApi> StartAsync(params (string Name, string Value)[] settings) => StartAsync(time: null, settings);

    /// <summary>Starts it with a clock that the test turns.</summary>
    public static async Task<ProxiedApi> StartAsync(TimeProvider? time, params (string Name, string Value)[] settings)
    {
        var connectionString = await TestDatabase.CreateAsync();
        var proxy = new DatabaseProxy(connectionString);
        var factory = new ApiFactory(
            proxy.ConnectionString, time, settings.ToDictionary(setting => setting.Name, setting => setting.Value, StringComparer.Ordinal));
        var proxied = new ProxiedApi(connectionString, proxy, factory);
        await Eventually.BeTrueAsync(async () => (await proxied.Api.GetAsync("/health")).Response.IsSuccessStatusCode);
        return proxied;
    }

    public async ValueTask DisposeAsync()
    {
        Api.Http.Dispose();
        await _factory.DisposeAsync();
        await Proxy.DisposeAsync();
    }
}
