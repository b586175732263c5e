using System.Diagnostics.Metrics;
using EventBooking.Infrastructure.Seats;
using Microsoft.Extensions.DependencyInjection;

namespace EventBooking.IntegrationTests.Concurrency;

/// <summary>An instance whose queue the test watches.</summary>
internal sealed class Queue : IAsyncDisposable
{
    private readonly ApiFactory _factory;
    private readonly MeterListener _listener = new();
    private long _pending;

    private Queue(string connectionString, ApiFactory factory)
    {
        ConnectionString = connectionString;
        _factory = factory;
        factory.StartServer();
        var meters = factory.Services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name == "eventbooking.booking.pending" && instrument.Meter.Scope == meters)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, change, _, _) => Interlocked.Add(ref _pending, change));
        _listener.Start();
        Api = new ApiDriver(factory.ClientOptions.BaseAddress);
    }

    public string ConnectionString { get; }

    public ApiDriver Api { get; }

    public SeatLedger Ledger => _factory.Services.GetRequiredService<SeatLedger>();

    public LaneConnections Connections => _factory.Services.GetRequiredService<LaneConnections>();

    public static Task<Queue> StartAsync(params (string Name, string Value)[] settings) => StartAsync("", settings);

    /// <summary>The same with something to add to the connection string.</summary>
    public static async Task<Queue> StartAsync(string toAdd, params (string Name, string Value)[] settings)
    {
        var connectionString = await TestDatabase.CreateAsync() + toAdd;
        var factory = new ApiFactory(
            connectionString, time: null,
            settings.ToDictionary(setting => setting.Name, setting => setting.Value, StringComparer.Ordinal));
        var queue = new Queue(connectionString, factory);
        await Eventually.BeTrueAsync(async () => (await queue.Api.GetAsync("/health")).Response.IsSuccessStatusCode);
        return queue;
    }

    /// <summary>
    /// Parties that are sent together while nothing can be committed, then parties that queue behind them, one after the other.
    /// </summary>
    public async Task<(Answer[] Sent, Answer[] Queued)> FillAsync(Guid slot, int[] first, int[] rest)
    {
        await using var blocked = await BlockedSlots.BeginAsync(ConnectionString);
        var sent = first.Select(party => Api.TryBookAsync(slot, party: party)).ToList();
        await blocked.UntilWaitingAsync();
        var queued = new List<Task<Answer>>();
        foreach (var party in rest)
        {
            queued.Add(Api.TryBookAsync(slot, party: party));
            await UntilPendingAsync(sent.Count + queued.Count);
        }

        await blocked.DisposeAsync();
        return (await Task.WhenAll(sent), await Task.WhenAll(queued));
    }

    public Task UntilPendingAsync(int bookings) => Eventually.BeTrueAsync(() => Interlocked.Read(ref _pending) == bookings);

    /// <summary>Transactions that made the bookings there are.</summary>
    public Task<long> TransactionsAsync() =>
        Harness.Ledger.ScalarAsync<long>(ConnectionString, "select count(distinct xmin::text) from bookings");

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        Api.Http.Dispose();
        await _factory.DisposeAsync();
    }
}
