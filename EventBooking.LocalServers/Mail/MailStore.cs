using System.Runtime.CompilerServices;

namespace EventBooking.LocalServers;

/// <summary>The mails of the catcher, oldest first. In memory is only what a list shows; safe for use by several threads.</summary>
public sealed class MailStore
{
    private const string Extension = ".eml";
    private const string DraftExtension = ".part";

    private readonly Lock _gate = new();
    private readonly MailList _mails;
    private readonly TimeProvider _time;
    private long _drafts;
    private TaskCompletionSource? _arrival;

    internal MailStore(string folder, int max, TimeProvider time)
    {
        Folder = folder;
        _time = time;
        PrivateFolder.Create(folder);
        DeleteDrafts(folder);

        _mails = new MailList(max, Directory.EnumerateFiles(folder, $"*{Extension}")
            .Select(path => MailId.TryParse(Path.GetFileNameWithoutExtension(path), out var time) ? new CaughtMail(time, path, details: null) : null)
            .OfType<CaughtMail>());
    }

    /// <summary>Holds a file for each mail, named as the mail.</summary>
    public string Folder { get; }

    /// <summary>How many there are.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _mails.Count;
            }
        }
    }

    /// <summary>All there are now, oldest first.</summary>
    public IReadOnlyList<CaughtMail> All()
    {
        lock (_gate)
        {
            return _mails.Range(0, _mails.Count);
        }
    }

    /// <summary>A page of the list, newest first.</summary>
    /// <param name="skip">How many newer ones to leave out.</param>
    /// <param name="take">At most so many.</param>
    public IReadOnlyList<CaughtMail> Newest(int skip, int take)
    {
        lock (_gate)
        {
            var end = Math.Max(0, _mails.Count - skip);
            var start = Math.Max(0, end - take);
            var page = _mails.Range(start, end - start);
            page.Reverse();
            return page;
        }
    }

    /// <summary>The mail with that <see cref="CaughtMail.Id"/>; null where there is none.</summary>
    public CaughtMail? Find(string id)
    {
        lock (_gate)
        {
            return MailId.TryParse(id, out var time) ? _mails.Find(time) : null;
        }
    }

    /// <summary>All there are and all that come, in their order, until it is cancelled.</summary>
    public async IAsyncEnumerable<CaughtMail> FollowAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        const int batch = 1000;
        long position = 0;
        while (true)
        {
            IReadOnlyList<CaughtMail> mails;
            Task? arrival = null;
            lock (_gate)
            {
                (mails, position) = _mails.From(position, batch);
                if (mails.Count == 0)
                {
                    _arrival ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                    arrival = _arrival.Task;
                }
            }

            foreach (var mail in mails)
            {
                yield return mail;
            }

            if (arrival is not null)
            {
                await arrival.WaitAsync(cancellationToken);
            }

            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Returns the first so many mails as soon as they are there.</summary>
    /// <param name="count">How many.</param>
    /// <param name="deadline">How long to wait at most.</param>
    /// <param name="which">Those that count; null counts all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="TimeoutException">They did not come in time; the message says how many did.</exception>
    public async Task<IReadOnlyList<CaughtMail>> WaitForAsync(
        int count, TimeSpan deadline, Func<CaughtMail, bool>? which = null, CancellationToken cancellationToken = default)
    {
        List<CaughtMail> found = [];
        if (count <= 0)
        {
            return found;
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(deadline);
        try
        {
            await foreach (var mail in FollowAsync(limit.Token))
            {
                if (which is null || which(mail))
                {
                    found.Add(mail);
                    if (found.Count == count)
                    {
                        break;
                    }
                }
            }

            return found;
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"{found.Count} of {count} mails came within {deadline.TotalSeconds} s.", exception);
        }
    }

    /// <summary>Deletes the mails of a catcher that is stopped; what else lies in its folder stays.</summary>
    internal static void DeleteAll(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return;
        }

        DeleteDrafts(folder);
        foreach (var mail in Directory.EnumerateFiles(folder, $"*{Extension}")
            .Where(path => MailId.TryParse(Path.GetFileNameWithoutExtension(path), out _)))
        {
            File.Delete(mail);
        }
    }

    internal MailDraft Draft(Envelope envelope)
    {
        var draft = new MailDraft(Path.Combine(Folder, $"{Interlocked.Increment(ref _drafts)}{DraftExtension}"), envelope, _time.GetUtcNow());
        draft.Begin();
        return draft;
    }

    internal CaughtMail Keep(MailDraft draft)
    {
        var details = draft.Finish();
        lock (_gate)
        {
            // Named and listed in one step: the order of names is the order of the list.
            var time = _mails.TimeFor(_time.GetUtcNow());
            var path = Path.Combine(Folder, MailId.Of(time) + Extension);
            File.Move(draft.Path, path);
            var mail = new CaughtMail(time, path, details);
            _mails.Add(mail);
            _arrival?.SetResult();
            _arrival = null;
            return mail;
        }
    }
    // Numbered: a person's download may well be called anything.part.
    private static void DeleteDrafts(string folder)
    {
        foreach (var draft in Directory.EnumerateFiles(folder, $"*{DraftExtension}")
            .Where(path => Path.GetFileNameWithoutExtension(path).All(char.IsAsciiDigit)))
        {
            File.Delete(draft);
        }
    }
}
