using System.Threading.Channels;
using EventBooking.Domain;
using EventBooking.Domain.Bookings;
using EventBooking.Infrastructure.Availability;
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
internal sealed partial class UnresolvedBookings(
    NpgsqlDataSource dataSource, CountPublisher changes, TimeProvider time, ILogger<UnresolvedBookings> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private readonly Channel<Booking> _waiting = Channel.CreateUnbounded<Booking>();

    public void Add(Booking booking)
    {
        if (!_waiting.Writer.TryWrite(booking))
        {
            Log.Left(logger, booking.Id);
        }
    }

    /// <summary>Before the process ends it withdraws what it still can in the time that the stop leaves; the log names the rest.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        _waiting.Writer.TryComplete();
        await Task.WhenAny(ExecuteTask ?? Task.CompletedTask, Task.Delay(Timeout.Infinite, cancellationToken));
        await base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var booking in _waiting.Reader.ReadAllAsync(CancellationToken.None))
        {
            try
            {
                await WithdrawAsync(booking, stoppingToken);
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                Log.Left(logger, booking.Id);
            }
        }
    }

    // No failure ends this: where the database refuses for a reason that nobody thought of, an operator reads of it and mends it.
    private async Task WithdrawAsync(Booking booking, CancellationToken stoppingToken)
    {
        for (var said = false; ;)
        {
            try
            {
                // A server that says nothing may keep the driver busy long after its token was cancelled.
                var counts = await WithdrawTransaction.RunAsync(dataSource, booking, time.Now(), stoppingToken).WaitAsync(stoppingToken);
                changes.Committed(counts ?? []);
                Log.Resolved(logger, booking.Id, counts is not null);
                return;
            }
            catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.ForeignKeyViolation)
            {
                // There is no such slot, so no try can have made the booking.
                return;
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                if (!said && !DatabaseFailures.IsAway(exception) && !DatabaseFailures.IsConflict(exception))
                {
                    said = true;
                    Log.Refused(logger, exception, booking.Id);
                }
            }

            await Task.Delay(Pause, stoppingToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "Booking {BookingId} was refused without a known outcome; now cancelled (it stood: {Stood})")]
        public static partial void Resolved(ILogger logger, Guid bookingId, bool stood);

        [LoggerMessage(
            Level = LogLevel.Error,
            Message = "Booking {BookingId} was refused without a known outcome and cannot be cancelled yet")]
        public static partial void Refused(ILogger logger, Exception exception, Guid bookingId);

        [LoggerMessage(Level = LogLevel.Error, Message = "Booking {BookingId} was refused without a known outcome and may stand: "
            + "the database did not answer before this service stopped")]
        public static partial void Left(ILogger logger, Guid bookingId);
    }
}
