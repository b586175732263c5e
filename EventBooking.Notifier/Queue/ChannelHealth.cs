namespace EventBooking.Notifier.Queue;

/// <summary>
/// Sees whether a server is away, or just one recipient cannot be reached for now: after ten failures of the server in a row
/// only one delivery at a time is tried, once a second, until one gets through. So what waits does not use up its tries, and is all
/// sent as soon as the server is back. Thread-safe.
/// </summary>
internal sealed class ChannelHealth(int concurrency, TimeProvider time)
{
    private const int Suspicious = 10;
    // Less than from one look of the loop to the next.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(900);
    private static readonly string[] OfServer = ["connect", "tls_", "starttls_", "authentication_", "sender_", "smtp_53", "sms_"];
    private readonly Lock _lock = new();
    private int _failures;
    private long _failedAt;

    /// <summary>Whether a failure is about the server, or us, rather than about one recipient, whom the server answers for.</summary>
    public static bool IsOfServer(string code) =>
        code is "timeout" or "host_not_found" or "smtp_421"
            || Array.Exists(OfServer, start => code.StartsWith(start, StringComparison.Ordinal));

    /// <summary>How many deliveries may be under way now.</summary>
    public int Limit
    {
        get
        {
            lock (_lock)
            {
                return _failures < Suspicious ? concurrency : time.GetElapsedTime(_failedAt) < Pause ? 0 : 1;
            }
        }
    }

    /// <summary>The server answered. Returns whether it was taken for away.</summary>
    public bool Answered()
    {
        lock (_lock)
        {
            var wasAway = _failures >= Suspicious;
            _failures = 0;
            return wasAway;
        }
    }

    /// <summary>The server could not take it. Returns whether the server is taken for away from now on.</summary>
    public bool Failed()
    {
        lock (_lock)
        {
            _failedAt = time.GetTimestamp();
            return ++_failures == Suspicious;
        }
    }
}
