namespace EventBooking.Infrastructure.Persistence;

/// <summary>The tries at one transaction, and what is known of those that failed.</summary>
internal sealed class DatabaseAttempt(CancellationToken deadline)
{
    private bool _isSent;

    /// <summary>Cancelled when the caller has waited long enough.</summary>
    public CancellationToken Deadline => deadline;

    /// <summary>Whether an earlier try may have been committed.</summary>
    public bool IsInDoubt { get; private set; }

    public void Begin() => _isSent = false;

    /// <summary>What comes next may be committed even if no answer arrives.</summary>
    /// <exception cref="OperationCanceledException">The caller was answered that time ran out: nothing more may be sent.</exception>
    public void Send()
    {
        // In this order: a caller that gave up before this line saw that nothing was sent, and then nothing is.
        Interlocked.Exchange(ref _isSent, true);
        deadline.ThrowIfCancellationRequested();
    }

    public void Lost() => IsInDoubt |= _isSent;
}
