namespace EventBooking.Infrastructure.Outbox.Relaying;

/// <summary>Pauses between tries: each twice the one before, up to 5 s, and a random part of that, so that instances part ways.</summary>
internal sealed class Backoff
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);
    private TimeSpan _pause = First;

    public TimeSpan Next()
    {
        var pause = _pause * (0.5 + (Random.Shared.NextDouble() / 2));
        _pause = _pause * 2 < Longest ? _pause * 2 : Longest;
        return pause;
    }

    public void Reset() => _pause = First;
}
