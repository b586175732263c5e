namespace EventBooking.IntegrationTests.Harness;

/// <summary>An instance of the API in this process that a test starts for itself.</summary>
internal sealed class Instance : IAsyncDisposable
{
    private readonly ApiFactory _factory;

    private Instance(ApiFactory factory)
    {
        _factory = factory;
        factory.StartServer();
        Api = new ApiDriver(factory.ClientOptions.BaseAddress);
    }

    public ApiDriver Api { get; }

    /// <summary>What it is made of.</summary>
    public IServiceProvider Services => _factory.Services;

    public static async Task<Instance> StartAsync(string connectionString, params (string Name, string Value)[] settings)
    {
        var named = settings.ToDictionary(setting => setting.Name, setting => setting.Value, StringComparer.Ordinal);
        var instance = new Instance(new ApiFactory(connectionString, time: null, named));
        await Eventually.BeTrueAsync(async () => (await instance.Api.GetAsync("/health")).Response.IsSuccessStatusCode);
        return instance;
    }

    public async ValueTask DisposeAsync()
    {
        Api.Http.Dispose();
        await _factory.DisposeAsync();
    }
}
