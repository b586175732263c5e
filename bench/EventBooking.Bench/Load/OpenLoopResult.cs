using EventBooking.Bench.Measuring;

namespace EventBooking.Bench.Load;

/// <summary>What became of each request.</summary>
internal sealed class OpenLoopResult(TimeSpan[] intended)
{
    /// <summary>In place of a status: the connection was lost.</summary>
    public const int Broken = 1;

    private readonly TimeSpan[] _answered = new TimeSpan[intended.Length];
    private readonly short[] _status = new short[intended.Length];

    /// <summary>The moment that all its times count from.</summary>
    public DateTimeOffset StartedAt { get; set; }

    public int Count => intended.Length;

    public int Unanswered => _status.Count(status => status is 0 or Broken);

    /// <summary>When the last answer came, after the last request was due.</summary>
    public TimeSpan LastAnswerAfterLastArrival => _answered.Max() - intended[^1];

    public TimeSpan Intended(int index) => intended[index];

    public TimeSpan AnsweredAt(int index) => _answered[index];

    public int Status(int index) => _status[index];

    public int CountOf(Func<int, bool> status) => _status.Count(one => one is not 0 and not Broken && status(one));

    public Latencies Latencies() => Measuring.Latencies.OfMilliseconds(Enumerable.Range(0, Count)
        .Where(i => _status[i] is not 0 and not Broken)
        .Select(i => (_answered[i] - intended[i]).TotalMilliseconds));

    public void Record(int index, int status, TimeSpan at)
    {
        _answered[index] = at;
        _status[index] = (short)status;
    }
}
