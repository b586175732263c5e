using System.Buffers.Text;
using System.Text.Json;

namespace EventBooking.Bench.Soak;

/// <summary>A client with bookings of its own, a few at a time. It sends one request after the other.</summary>
/// <param name="number">Which one it is.</param>
/// <param name="world">What there is to book.</param>
/// <param name="mailEvery">Each so many bookings one has an e-mail address.</param>
internal sealed class SoakVisitor(int number, SoakWorld world, int mailEvery)
{
    private const int MostBookings = 8;
    private static readonly int TotalWeight = SoakRequests.All.Sum(request => request.Weight);

    // The same requests in each run.
    private readonly Random _random = new(number);
    private readonly Queue<string> _tokens = new();
    private int _bookings;

    public Guid Event => world.Roomy.Events[_random.Next(world.Roomy.Events.Count)];

    public Guid Slot => world.Roomy.Slots[(number % world.Roomy.Events.Count * Plan.SlotsPerEvent) + _random.Next(Plan.SlotsPerEvent)];

    public Guid FullSlot => world.Full.Slots[0];

    public string Token => _tokens.ElementAt(_random.Next(_tokens.Count));

    /// <summary>Of a booking that was cancelled; of none until there is one.</summary>
    public string CancelledToken { get; private set; } = new('A', 43);

    public int Below(int limit) => _random.Next(limit);

    public string UnknownToken()
    {
        var bytes = new byte[32];
        _random.NextBytes(bytes);
        return Base64Url.EncodeToString(bytes);
    }

    public Guid UnknownId()
    {
        Span<byte> bytes = stackalloc byte[16];
        _random.NextBytes(bytes);
        return new Guid(bytes);
    }

    public string? NextEmail() => ++_bookings % mailEvery == 0 ? $"grace.{number}.{_bookings}@example.com" : null;

    public void Keep(byte[] booking)
    {
        using var json = JsonDocument.Parse(booking);
        _tokens.Enqueue(json.RootElement.GetProperty("booking_token").GetString()!);
        if (_tokens.Count > MostBookings)
        {
            _tokens.Dequeue();
        }
    }

    public string GiveUpToken() => CancelledToken = _tokens.Dequeue();

    /// <summary>What it does next, drawn by weight.</summary>
    public SoakRequest Next()
    {
        var at = _random.Next(TotalWeight);
        var drawn = SoakRequests.All.First(request => (at -= request.Weight) < 0);
        return drawn.NeedsBooking && _tokens.Count == 0 ? SoakRequests.Booking : drawn;
    }
}
