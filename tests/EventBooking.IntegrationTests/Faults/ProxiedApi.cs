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
        Api = new ApiDriver(new HttpClient { BaseAddress = factory.ClientOptions.BaseAddress });
    }

    public DatabaseProxy Proxy { get; }

    public ApiDriver Api { get; }

    /// <summary>The database, for the test to look into on an undisturbed line.</summary>
    public string ConnectionString { get; }

    public static async Task<ProxiedApi> StartAsync(params (string Name, string Value)[] settings)
    {
        var connectionString = await TestDatabase.CreateAsync();
        var proxy = new DatabaseProxy(connectionString);
        var factory = new ApiFactory(
            proxy.ConnectionString, time: null, settings.ToDictionary(setting => setting.Name, setting => setting.Value, StringComparer.Ordinal));
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
