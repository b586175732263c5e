using EventBooking.Domain.Events;
using EventBooking.Infrastructure.Availability;
using EventBooking.Infrastructure.Outbox;
using EventBooking.Infrastructure.Persistence;
using EventBooking.Infrastructure.Tracing;
using Npgsql;

namespace EventBooking.Infrastructure.Seats;

/// <summary>
/// Sees a batch of bookings through to an answer for each: tries again where that helps, alone where one row spoils it for all,
/// and hands those whose outcome stays unknown to <see cref="UnresolvedBookings"/>.
/// </summary>
internal sealed class BookBatch(
    LaneConnections connections,
    DatabaseRetry retry,
    UnresolvedBookings unresolved,
    CountPublisher changes,
    OutboxSignal outbox,
    AvailabilityReader availability)
{
    /// <summary>Answers every caller; never throws.</summary>
    /// <returns>What kept the database from doing the work; null where it did.</returns>
    public async Task<DatabaseUnavailableException?> RunAsync(List<PendingBooking> batch, bool isInDoubt = false)
    {
        using var span = SharedSpan.Start("book", batch, static rider => rider.Trace);
        try
        {
            var outcome = await retry.RunAsync(async attempt =>
            {
                isInDoubt |= attempt.IsInDoubt;
                await using var connection = await connections.OpenAsync(attempt.Deadline);
                batch = isInDoubt ? batch : batch.FindAll(rider => !rider.TryLeave());
                return batch.Count == 0 ? new BatchOutcome([], []) : await BookTransaction.RunAsync(connection, batch, isInDoubt, attempt);
            });

            // Before the answers, so that a caller who has its answer sees it.
            changes.Committed(outcome.Counts);
            if (outcome.Bookings.Where((booking, i) => booking.IsBooked && batch[i].MessageId is not null).Any())
            {
                outbox.Written();
            }

            for (var i = 0; i < outcome.Bookings.Length; i++)
            {
                Answer(batch[i], outcome.Bookings[i], isInDoubt);
            }

            return null;
        }
        catch (PostgresException exception) when (batch.Count > 1 && IsBadRow(exception))
        {
            return await RunEachAsync(batch, isInDoubt);
        }
        catch (Exception exception)
        {
            return Refuse(batch, exception, isInDoubt);
        }
    }

    /// <summary>Answers the callers that their bookings were not made.</summary>
    /// <param name="isInDoubt">Whether an earlier try than the one that failed may have made them.</param>
    public DatabaseUnavailableException? Refuse(List<PendingBooking> batch, Exception exception, bool isInDoubt)
    {
        var unavailable = exception as DatabaseUnavailableException;
        foreach (var rider in batch)
        {
            if (isInDoubt || unavailable is { InDoubt: true })
            {
                // Whatever ended the last try, an earlier one may have been committed.
                unresolved.Add(rider.Booking);
            }

            rider.Fail(unavailable?.ForAnother(unavailable.InDoubt) ?? exception);
        }

        return unavailable;
    }

    // The others shall not suffer for a row that the database refuses; whose it is, only trying each shows.
    private async Task<DatabaseUnavailableException?> RunEachAsync(List<PendingBooking> batch, bool isInDoubt)
    {
        for (var i = 0; i < batch.Count; i++)
        {
            if (await RunAsync([batch[i]], isInDoubt) is { } unavailable)
            {
                return Refuse(batch[(i + 1)..], unavailable.ForAnother(isInDoubt), isInDoubt);
            }
        }

        return null;
    }

    private void Answer(PendingBooking rider, BookOutcome outcome, bool isInDoubt)
    {
        if (isInDoubt && !outcome.IsBooked)
        {
            // An earlier try may still be on its way, and find a seat that this one did not.
            unresolved.Add(rider.Booking);
        }

        if (outcome.Facts is not { } facts)
        {
            rider.Succeed(new TimeSlotNotFound());
        }
        else if (outcome.IsBooked)
        {
            rider.Succeed(new BookingView(rider.Booking, facts.EventId));
        }
        else if (facts.Refuse(rider.Booking.PartySize, rider.Booking.CreatedAt) is { } refusal)
        {
            availability.NoteRefusal(facts.EventId);
            rider.Succeed(refusal);
        }
        else
        {
            rider.Fail(new InvalidOperationException("The database refused a booking that the rules allow."));
        }
    }

    // Class 22: a value that a type cannot hold; class 23: a constraint.
    private static bool IsBadRow(PostgresException exception) =>
        exception.SqlState.StartsWith("22", StringComparison.Ordinal) || exception.SqlState.StartsWith("23", StringComparison.Ordinal);
}
