using EventBooking.Domain;
using EventBooking.Domain.Bookings;
using EventBooking.Domain.Events;
using EventBooking.Infrastructure.Availability;
using EventBooking.Infrastructure.Persistence;
using EventBooking.Infrastructure.Tokens;
using Npgsql;

namespace EventBooking.Infrastructure.Seats;

/// <summary>
/// The only code that changes seats. Each change is in one transaction: seat counts, booking and message, or none of
/// them. Bookings that arrive together share one. Safe for any number of callers, instances and threads; PostgreSQL's row locks decide
/// who is first.
/// </summary>
/// <remarks>
/// Where a commit's outcome is unknown, it is found out before the caller is answered; where that takes too long, the caller
/// is answered so and a booking that may stand is cancelled once the database is back (<see cref="UnresolvedBookings"/>). All methods throw
/// <see cref="DatabaseUnavailableException"/> when the database does not answer in time.
/// </remarks>
public sealed class SeatLedger
{
    private readonly NpgsqlDataSource _dataSource;
    private readonly DatabaseRetry _retry;
    private readonly BookingLanes _lanes;
    private readonly ChangeTransaction _changes;
    private readonly AvailabilityReader _availability;
    private readonly BookingMeter _meter;
    private readonly TimeProvider _time;

    internal SeatLedger(
        NpgsqlDataSource dataSource,
        DatabaseRetry retry,
        BookingLanes lanes,
        ChangeTransaction changes,
        AvailabilityReader availability,
        BookingMeter meter,
        TimeProvider time)
    {
        _changes = changes;
        _availability = availability;
        _dataSource = dataSource;
        _retry = retry;
        _lanes = lanes;
        _meter = meter;
        _time = time;
    }

    /// <summary>
    /// Refuses a party that cannot be booked, before anything is made for it. Certain where it refuses, though no database is
    /// asked (<see cref="AvailabilityReader.RefuseAsync"/>); where it does not, <see cref="BookAsync"/> decides.
    /// </summary>
    /// <returns>What <see cref="SlotFacts.Refuse"/> says, or null.</returns>
    public async ValueTask<Failure?> RefuseAsync(Guid slotId, int seats)
    {
        var refusal = await _availability.RefuseAsync(slotId, seats, _time.Now());
        if (refusal is not null)
        {
            _meter.Refused(refusal.Code);
        }

        return refusal;
    }

    /// <summary>Books seats, together with others that ask at the same time (<see cref="BookingLanes"/>).</summary>
    /// <param name="callerGaveUp">Looked at until the booking is sent; a caller that leaves later has booked all the same.</param>
    /// <returns>
    /// The booking, or <see cref="Overloaded"/>, or <see cref="TimeSlotNotFound"/>, or what <see cref="SlotFacts.Refuse"/> says.
    /// </returns>
    public Task<Result<BookingView>> BookAsync(Booking booking, CancellationToken callerGaveUp)
    {
        callerGaveUp.ThrowIfCancellationRequested();
        return _meter.MeasureAsync(BookingMeter.Book, () => _lanes.BookAsync(booking, callerGaveUp));
    }

    /// <summary>Reads a booking, cancelled ones included.</summary>
    /// <param name="callerGaveUp">Looked at before the database is asked.</param>
    /// <returns>The booking, or <see cref="BookingNotFound"/> or <see cref="BookingCancelled"/>.</returns>
    public async Task<Result<BookingView>> FindAsync(SecretToken token, CancellationToken callerGaveUp)
    {
        callerGaveUp.ThrowIfCancellationRequested();
        var found = await _retry.RunAsync(async attempt =>
        {
            await using var connection = await _dataSource.OpenConnectionAsync(attempt.Deadline);
            return await BookingQuery.FindAsync(connection, token, attempt.Deadline);
        });
        return found switch
        {
            null => new BookingNotFound(),
            { Booking.Status: BookingStatus.Cancelled } => new BookingCancelled(),
            _ => found,
        };
    }

    /// <summary>Moves a booking or changes its details, all or nothing; the token stays.</summary>
    /// <param name="seal">Encrypts its token; called only where it gets its first contact.</param>
    /// <param name="callerGaveUp">Looked at before anything is done; the change of a caller that leaves later is made all the same.</param>
    /// <returns>The booking as it is now, or <see cref="BookingNotFound"/>, or what <see cref="Booking.Apply"/> says.</returns>
    public Task<Result<BookingView>> ChangeAsync(SecretToken token, BookingChange change, Func<byte[]> seal, CancellationToken callerGaveUp)
    {
        callerGaveUp.ThrowIfCancellationRequested();
        return _meter.MeasureAsync(BookingMeter.Change, () => _retry.RunAsync(attempt => _changes.RunAsync(
            token,
            change.NewTimeSlotId,
            (booking, slot, target) => booking.Apply(change, slot, target, seal, _time.Now()),
            attempt)));
    }

    /// <summary>Cancels a booking and frees its seats.</summary>
    /// <param name="callerGaveUp">Looked at before anything is done; the change of a caller that leaves later is made all the same.</param>
    /// <returns>The cancelled booking, or <see cref="BookingNotFound"/>, or what <see cref="Booking.Cancel"/> says.</returns>
    public Task<Result<BookingView>> CancelAsync(SecretToken token, CancellationToken callerGaveUp)
    {
        callerGaveUp.ThrowIfCancellationRequested();
        return _meter.MeasureAsync(BookingMeter.Cancel, () => _retry.RunAsync(attempt => _changes.RunAsync(
            token,
            targetId: null,
            (booking, slot, _) => WasCancelledByEarlierTry(booking, attempt)
                ? new BookingUpdate(booking, booking, Kind: null)
                : booking.Cancel(slot, _time.Now()),
            attempt)));
    }

    // An earlier try whose commit brought no answer is the likeliest reason to find it cancelled; either way the caller has what it asked
    // for.
    private static bool WasCancelledByEarlierTry(Booking booking, DatabaseAttempt attempt) =>
        attempt.IsInDoubt && booking.Status == BookingStatus.Cancelled;
}
