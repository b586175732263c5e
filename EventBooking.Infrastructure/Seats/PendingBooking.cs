using System.Diagnostics;
using EventBooking.Domain;
using EventBooking.Domain.Bookings;

namespace EventBooking.Infrastructure.Seats;

/// <summary>A booking on its way into the database, and the answer that its caller waits for.</summary>
internal sealed class PendingBooking(Booking booking, CancellationToken callerGaveUp)
{
    private readonly TaskCompletionSource<Result<BookingView>> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly long _since = Stopwatch.GetTimestamp();

    public Booking Booking => booking;

    /// <summary>The message that confirms it; null if there is no contact.</summary>
    public Guid? MessageId { get; } = booking.HasContact ? Guid.CreateVersion7(booking.CreatedAt) : null;

    /// <summary>W3C trace context of the request, which the message goes on with.</summary>
    public string? TraceParent { get; } = booking.HasContact ? Activity.Current?.Id : null;

    /// <inheritdoc cref="TraceParent"/>
    public string? TraceState { get; } = booking.HasContact ? Activity.Current?.TraceStateString : null;

    /// <summary>The request's span, if it has one.</summary>
    public ActivityContext Trace { get; } = Activity.Current?.Context ?? default;

    /// <summary>What became of it.</summary>
    public Task<Result<BookingView>> Answer => _answer.Task;

    public TimeSpan Waited => Stopwatch.GetElapsedTime(_since);

    /// <summary>Whether its caller has left; only before it is sent may it be left out.</summary>
    public bool TryLeave() => callerGaveUp.IsCancellationRequested && (_answer.TrySetCanceled(callerGaveUp) || _answer.Task.IsCanceled);

    public void Succeed(Result<BookingView> result) => _answer.TrySetResult(result);

    public void Fail(Exception exception) => _answer.TrySetException(exception);
}
