using EventBooking.Infrastructure.Background;

namespace EventBooking.Infrastructure.Outbox;

/// <summary>Says within this process that something was written into the outbox. Many signals before anybody looks are one.</summary>
internal sealed class OutboxSignal
{
    private readonly Signal _signal = new();

    /// <summary>To be called after the commit; waits for nobody and asks nobody.</summary>
    public void Written() => _signal.Set();

    /// <summary>Returns when it was said, or after a while.</summary>
    public async Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(atMost);
        try
        {
            await WaitAsync(timeout.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Nobody said anything.
        }
    }

    public Task WaitAsync(CancellationToken cancellationToken) => _signal.WaitAsync(cancellationToken);
}
