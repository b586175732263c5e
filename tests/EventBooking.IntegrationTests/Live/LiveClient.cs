using System.Net.Http.Headers;

namespace EventBooking.IntegrationTests.Live;

/// <summary>A client that watches an event and keeps all that it is sent.</summary>
internal sealed class LiveClient : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly List<LiveEvent> _events = [];
    private readonly CancellationTokenSource _left = new();
    private readonly HttpResponseMessage _response;
    private readonly Task _reading;

    private LiveClient(HttpResponseMessage response, Guid eventId)
    {
        (_response, EventId) = (response, eventId);
        _reading = ReadAsync();
    }

    public Guid EventId { get; }

    public HttpResponseHeaders Headers => _response.Headers;

    public MediaTypeHeaderValue ContentType => _response.Content.Headers.ContentType!;

    /// <summary>Done when the stream has ended as it should; fails where the connection broke.</summary>
    public Task Ended => _reading;

    /// <summary>All blocks so far.</summary>
    public IReadOnlyList<LiveEvent> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _events];
            }
        }
    }

    /// <summary>The events with slots so far.</summary>
    public IReadOnlyList<LiveEvent> Events => [.. All.Where(block => block.Name is not null)];

    /// <summary>The id that the client would reconnect with.</summary>
    public string LastId => All.Last(block => block.Id is not null).Id!;

    public static string PathOf(Guid eventId) => $"/api/v1/events/{eventId}/slots/live";

    public static async Task<LiveClient> OpenAsync(ApiDriver api, Guid eventId, string? lastEventId = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, PathOf(eventId));
        if (lastEventId is not null)
        {
            request.Headers.Add("Last-Event-ID", lastEventId);
        }

        var response = await api.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        ((int)response.StatusCode).ShouldBe(200);
        return new LiveClient(response, eventId);
    }

    /// <summary>Opens a stream and waits for its snapshot.</summary>
    public static async Task<LiveClient> WatchAsync(ApiDriver api, Guid eventId)
    {
        var client = await OpenAsync(api, eventId);
        await client.UntilAsync(events => events.Count > 0);
        return client;
    }

    /// <summary>Waits until the events with slots fulfil a condition; returns them.</summary>
    public async Task<IReadOnlyList<LiveEvent>> UntilAsync(Func<IReadOnlyList<LiveEvent>, bool> condition)
    {
        await Eventually.BeTrueAsync(() => condition(Events));
        return Events;
    }

    /// <summary>The seats that are taken of each slot, as a client knows that keeps what it was sent.</summary>
    public IReadOnlyDictionary<Guid, int> Taken()
    {
        var taken = new Dictionary<Guid, int>();
        foreach (var slot in Events.SelectMany(block => block.Slots))
        {
            taken[slot.Id] = slot.CurrentBookings;
        }

        return taken;
    }

    public async ValueTask DisposeAsync()
    {
        await _left.CancelAsync();
        _response.Dispose();
        await _reading.ContinueWith(_ => { }, TaskScheduler.Default);
        _left.Dispose();
    }

    private async Task ReadAsync()
    {
        await using var stream = await _response.Content.ReadAsStreamAsync();
        using var reader = new StreamReader(stream);
        var fields = new List<string>();
        while (await reader.ReadLineAsync(_left.Token) is { } line)
        {
            if (line.Length > 0)
            {
                fields.Add(line);
                continue;
            }

            lock (_gate)
            {
                _events.Add(new LiveEvent(fields));
            }

            fields = [];
        }
    }
}
