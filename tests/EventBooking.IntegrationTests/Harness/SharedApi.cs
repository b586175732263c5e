[assembly: AssemblyFixture(typeof(EventBooking.IntegrationTests.Harness.SharedApi.End))]

namespace EventBooking.IntegrationTests.Harness;

/// <summary>
/// An instance of the API that the tests of many classes share, also at the same time: started by the first of them. They keep apart
/// by publishing their own events, and look for nothing that all events answer to.
/// </summary>
public sealed class SharedApi : IAsyncLifetime
{
    private static readonly Lazy<Task<ApiFixture>> Started = new(StartAsync);
    private ApiFixture _fixture = null!;

    public ApiDriver Api => _fixture.Api;

    public string ConnectionString => _fixture.ConnectionString;

    /// <inheritdoc cref="ApiFixture.StopToken(Guid)"/>
    public string StopToken(Guid bookingId) => _fixture.StopToken(bookingId);

    public async ValueTask InitializeAsync() => _fixture = await Started.Value;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static async Task<ApiFixture> StartAsync()
    {
        var fixture = new ApiFixture();
        await fixture.InitializeAsync();
        return fixture;
    }

    /// <summary>Stops the instance after all tests.</summary>
    public sealed class End : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            if (Started.IsValueCreated)
            {
                await (await Started.Value).DisposeAsync();
            }
        }
    }
}
