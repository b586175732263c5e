using System.Diagnostics;
using System.Threading.Channels;
using EventBooking.Contracts;
using EventBooking.Domain;
using EventBooking.Infrastructure.Background;
using EventBooking.Infrastructure.Persistence;
using EventBooking.Notifier.Database;
using EventBooking.Notifier.Queue;
using EventBooking.Notifier.Sms;
using Microsoft.Extensions.Options;
using Npgsql;

namespace EventBooking.Notifier.Bookings;

/// <summary>
/// Queues deliveries of what messages say about bookings. Messages that are taken at the same time are written together: while
/// one statement runs, those that arrive wait for the next one. A database that is away is waited for.
/// </summary>
internal sealed class BookingIntake(
    NpgsqlDataSource dataSource,
    DatabaseWait database,
    DeliverySignals signals,
    IOptions<SmsOptions> sms,
    TimeProvider time,
    IHostApplicationLifetime lifetime) : ServiceLoop
{
    private const int Most = 100;

    // For a database that answers; one that is away is not waited for when the service is to stop.
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(2);
    private readonly Channel<Waiting> _waiting = Channel.CreateUnbounded<Waiting>(new UnboundedChannelOptions { SingleReader = true });

    /// <summary>Returns once the deliveries are in the database.</summary>
    /// <exception cref="DatabaseUnavailableException">The database was away for as long as a message may be kept.</exception>
    /// <exception cref="OperationCanceledException">The service stops.</exception>
    public async Task AddAsync(BookingUpdatedV1 message, CancellationToken cancellationToken)
    {
        var waiting = new Waiting(
            message,
            Activity.Current?.Id,
            Activity.Current?.TraceStateString,
            new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        if (!_waiting.Writer.TryWrite(waiting))
        {
            throw new OperationCanceledException("The service stops.");
        }

        try
        {
            await waiting.Written.Task.WaitAsync(DatabaseWait.Longest, cancellationToken);
        }
        catch (TimeoutException exception)
        {
            // It may still be written; the message comes again, and finds it there.
            throw new DatabaseUnavailableException(Failures.DatabaseUnavailable.Code, inDoubt: true, exception);
        }
    }

    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        await using var stopping = lifetime.ApplicationStopping.Register(() => giveUp.CancelAfter(StopPatience));
        try
        {
            while (await _waiting.Reader.WaitToReadAsync(stoppingToken))
            {
                var batch = new List<Waiting>();
                while (batch.Count < Most && _waiting.Reader.TryRead(out var next))
                {
                    batch.Add(next);
                }

                await WriteAsync(batch, giveUp.Token);
            }
        }
        finally
        {
            RefuseAll();
        }
    }

    // A message that was given back may come again before the broker knows that this service takes no more.
    private void RefuseAll()
    {
        _waiting.Writer.Complete();
        while (_waiting.Reader.TryRead(out var waiting))
        {
            waiting.Written.TrySetCanceled();
        }
    }

    private async Task WriteAsync(List<Waiting> batch, CancellationToken giveUp)
    {
        try
        {
            await database.RunAsync(token => InsertAsync(batch, token), DatabaseWait.Endless, giveUp);
            batch.ForEach(waiting => waiting.Written.TrySetResult());
            signals.WakeAll();
        }
        catch (PostgresException) when (batch.Count > 1)
        {
            // One of them is wrong, and only that one's message is to fail.
            foreach (var waiting in batch)
            {
                await WriteAsync([waiting], giveUp);
            }
        }
        catch (Exception exception)
        {
            batch.ForEach(waiting => waiting.Written.TrySetException(exception));
        }
    }

    private async Task<int> InsertAsync(List<Waiting> batch, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(IntakeSql.Queue)
            .With(Column(waiting => waiting.Message.BookingId)).With(Column(waiting => waiting.Message.Kind))
            .With(Column(waiting => waiting.Message.Sequence)).With(Column(waiting => waiting.Message.OccurredAt.ToMicroseconds()))
            .With(Column(waiting => waiting.Message.PreviousTimeSlotId))
            .With(Column(waiting => waiting.TraceParent)).With(Column(waiting => waiting.TraceState))
            .With(time.Now()).With(sms.Value.Enabled).With(sms.Value.Also)
            .With(Column(waiting => waiting.Message.EmailNumber)).With(Column(waiting => waiting.Message.PhoneNumber));
        return await command.ExecuteNonQueryAsync(cancellationToken);

        T[] Column<T>(Func<Waiting, T> value) => [.. batch.Select(value)];
    }

    private sealed record Waiting(BookingUpdatedV1 Message, string? TraceParent, string? TraceState, TaskCompletionSource Written);
}
