namespace EventBooking.LocalServers;

/// <summary>The index: ordered by arrival and of limited length. Not for several threads.</summary>
internal sealed class MailList
{
    private readonly List<CaughtMail> _mails;
    private readonly int _max;
    private long _dropped;

    public MailList(int max, IEnumerable<CaughtMail> mails)
    {
        _max = max;
        _mails = [.. mails.OrderBy(mail => mail.ReceivedAt)];
        DropOldest();
    }

    public int Count => _mails.Count;

    public List<CaughtMail> Range(int start, int count) => _mails.GetRange(start, count);

    /// <summary>The moment itself, or one just after the last mail's: a clock may stand still or go back.</summary>
    public DateTimeOffset TimeFor(DateTimeOffset now) =>
        _mails is [.., var last] && last.ReceivedAt >= now ? last.ReceivedAt.AddTicks(1) : now;

    public void Add(CaughtMail mail)
    {
        _mails.Add(mail);
        DropOldest();
    }

    public CaughtMail? Find(DateTimeOffset time)
    {
        var (low, high) = (0, _mails.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            switch (_mails[middle].ReceivedAt.CompareTo(time))
            {
                case 0:
                    return _mails[middle];
                case < 0:
                    low = middle + 1;
                    break;
                default:
                    high = middle - 1;
                    break;
            }
        }

        return null;
    }

    /// <summary>At most so many from a position that counts all mails ever listed, and the position after them.</summary>
    public (IReadOnlyList<CaughtMail> Mails, long Position) From(long position, int most)
    {
        var start = (int)Math.Max(0, position - _dropped);
        var mails = Range(start, Math.Min(most, Count - start));
        return (mails, _dropped + start + mails.Count);
    }

    // Some at a time: each removal moves the rest of the list.
    private void DropOldest()
    {
        if (Count <= _max + (_max / 50))
        {
            return;
        }

        var excess = Count - _max;
        foreach (var mail in Range(0, excess))
        {
            File.Delete(mail.FilePath);
        }

        _mails.RemoveRange(0, excess);
        _dropped += excess;
    }
}
