using System.Threading.Channels;
using EventBooking.Domain;
using EventBooking.Domain.Bookings;
using EventBooking.Infrastructure.Persistence;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EventBooking.Infrastructure.Seats;

/// <summary>
/// Bookings whose callers were refused while it is unknown whether a try was, or still will be, committed. Each is cancelled by
/// its id as soon as the database answers, so that no seat stays taken for someone who holds no token. Kept in memory: where this
/// process is killed first, nobody else knows of them.
/// </summary>
/// <param name="dataSource">The database.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Says what was resolved.</param>
public sealed partial class UnresolvedBookings(NpgsqlDataSource dataSource, TimeProvider time, ILogger<UnresolvedBookings> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private readonly Channel<Booking> _waiting = Channel.CreateUnbounded<Booking>();

    internal void Add(Booking booking) => _waiting.Writer.TryWrite(booking);

    /// <summary>Before the process ends it withdraws what it still can; by then no request is left that could add to it.</summary>
    /// <inheritdoc />
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        _waiting.Writer.TryComplete();
        await Task.WhenAny(ExecuteTask ?? Task.CompletedTask, Task.Delay(Timeout.Infinite, cancellationToken));
        await base.StopAsync(cancellationToken);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var booking in _waiting.Reader.ReadAllAsync(CancellationToken.None))
        {
            try
            {
                // A server that says nothing may keep the driver busy long after its token was cancelled.
                while (!await TryWithdrawAsync(booking, stoppingToken).WaitAsync(stoppingToken))
                {
                    await Task.Delay(Pause, stoppingToken);
                }
            }
            catch (OperationCanceledException)
            {
                Log.Left(logger, booking.Id);
            }
        }
    }

    private async Task<bool> TryWithdrawAsync(Booking booking, CancellationToken stoppingToken)
    {
        try
        {
            Log.Resolved(logger, booking.Id, await WithdrawAsync(booking, stoppingToken));
            return true;
        }
        catch (Exception exception) when (DatabaseFailures.IsAway(exception) || DatabaseFailures.IsConflict(exception))
        {
            return false;
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.ForeignKeyViolation)
        {
            // There is no such slot, so no try can have made the booking.
            return true;
        }
    }

    /// <summary>Returns whether the booking stood.</summary>
    private async Task<bool> WithdrawAsync(Booking booking, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(SeatSql.LockSlots).With<Guid[]>([booking.TimeSlotId]);
        batch.Add(SeatSql.Preclude)
            .With(booking.Id).With(booking.TimeSlotId).With(booking.PartySize).With(time.Now())
            .With(booking.AttendeeName).WithText(booking.Email).WithText(booking.Phone).WithText(booking.Language)
            .With(booking.TokenHash).WithBytes(booking.TokenSealed);
        batch.Add(SeatSql.LockBooking).With(booking.Id);
        Booking current;
        await using (var rows = await batch.ExecuteReaderAsync(cancellationToken))
        {
            await rows.NextResultAsync(cancellationToken);
            await rows.ReadAsync(cancellationToken);
            current = rows.ReadBooking();
        }

        var stands = current.Status == BookingStatus.Confirmed;
        if (stands)
        {
            await UpdateWriter.WriteAsync(connection, current.Withdraw(time.Now()), cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return stands;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Booking {BookingId} was refused without a known outcome; now cancelled (it stood: {Stood})")]
        public static partial void Resolved(ILogger logger, Guid bookingId, bool stood);

        [LoggerMessage(Level = LogLevel.Error, Message = "Booking {BookingId} was refused without a known outcome and may stand: the database did not answer before this service stopped")]
        public static partial void Left(ILogger logger, Guid bookingId);
    }
}
