using EventBooking.Domain;
using EventBooking.Domain.Bookings;
using EventBooking.Infrastructure.Background;
using EventBooking.Infrastructure.Persistence;
using Microsoft.Extensions.Options;

namespace EventBooking.Infrastructure.Seats;

/// <summary>
/// Lets bookings that arrive together ride together. What a booking costs is mostly the commit and the wait for the slot's
/// lock; a transaction that takes many pays them once.
/// </summary>
/// <remarks>
/// There are a few lanes. A lane is a queue and at most one batch under way: while that is being committed, arrivals queue, and
/// the next batch takes them all, up to a limit. Nobody waits for a timer: a lone booking is a batch of one, sent at once. A
/// slot is always booked in the same lane, so two lanes of an instance never wait for each other's locks; between instances
/// PostgreSQL's locks, taken by ascending id, decide who is first. Every caller is answered only after the commit.
/// A caller that gives up before its batch is sent is left out; one that gives up later has booked all the same.
/// The queues are bounded in length and in time: beyond either, <see cref="Overloaded"/>. A stop takes in nothing more and
/// commits what was accepted, as far as the host's time limit allows.
/// </remarks>
internal sealed class BookingLanes : ServiceLoop
{
    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(250);
    private readonly BookingLane[] _lanes;

    public BookingLanes(BookBatch work, IOptions<LaneOptions> options, IOptions<DatabaseOptions> database)
    {
        var room = new QueueRoom(options.Value.QueueLength);
        _lanes = [.. Enumerable.Range(0, options.Value.Lanes).Select(_ => new BookingLane(work, options.Value, database.Value, room))];
    }

    /// <summary>Books seats. Whether the caller gave up is looked at until the batch is sent.</summary>
    public Task<Result<BookingView>> BookAsync(Booking booking, CancellationToken callerGaveUp)
    {
        var pending = new PendingBooking(booking, callerGaveUp);
        var lane = _lanes[(uint)booking.TimeSlotId.GetHashCode() % (uint)_lanes.Length];
        return lane.TryAdd(pending) ? pending.Answer : Task.FromResult<Result<BookingView>>(new Overloaded());
    }

    /// <summary>The server has stopped to take requests by now; what it had taken is committed.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        var answered = Task.WhenAll(_lanes.Select(lane => lane.CloseAsync()));
        await Task.WhenAny(answered, Task.Delay(Timeout.Infinite, cancellationToken));
        await base.StopAsync(cancellationToken);
    }

    // Its limit is real time, whatever clock the rules are given.
    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Round);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            Array.ForEach(_lanes, lane => lane.RefuseOverdue());
        }
    }
}
