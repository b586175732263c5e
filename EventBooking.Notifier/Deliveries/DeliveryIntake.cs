using System.Threading.Channels;
using EventBooking.Domain;
using EventBooking.Infrastructure.Persistence;
using EventBooking.Notifier.Database;
using EventBooking.Notifier.Sms;
using Microsoft.Extensions.Options;
using Npgsql;

namespace EventBooking.Notifier.Deliveries;

/// <summary>
/// Queues deliveries of what messages say about bookings. Messages that are taken at the same time are written together: while
/// one statement runs, those that arrive wait for the next one. A database that is away is waited for.
/// </summary>
/// <param name="dataSource">The database.</param>
/// <param name="patience">Waits for it.</param>
/// <param name="signals">Hears that there is something to send.</param>
/// <param name="sms">Whom text messages go to.</param>
/// <param name="time">The clock.</param>
/// <param name="lifetime">Says when the service stops.</param>
internal sealed class DeliveryIntake(
    NpgsqlDataSource dataSource,
    DatabasePatience patience,
    DeliverySignals signals,
    IOptions<SmsOptions> sms,
    TimeProvider time,
    IHostApplicationLifetime lifetime) : BackgroundService
{
    private const int Most = 100;

    // For a database that answers; one that is away is not waited for when the service is to stop.
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(2);
    private readonly Channel<Waiting> _waiting = Channel.CreateUnbounded<Waiting>(new UnboundedChannelOptions { SingleReader = true });

    /// <summary>Returns once the deliveries are in the database.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="DatabaseUnavailableException">The database was away for as long as a message may be kept.</exception>
    /// <exception cref="OperationCanceledException">The service stops.</exception>
    public async Task AddAsync(BookingMessage message, CancellationToken cancellationToken)
    {
        var waiting = new Waiting(message, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        if (!_waiting.Writer.TryWrite(waiting))
        {
            throw new OperationCanceledException("The service stops.");
        }

        try
        {
            await waiting.Written.Task.WaitAsync(DatabasePatience.Longest, cancellationToken);
        }
        catch (TimeoutException exception)
        {
            // It may still be written; the message comes again, and finds it there.
            throw new DatabaseUnavailableException(ErrorCodes.DatabaseUnavailable, inDoubt: true, exception);
        }
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
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
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
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
            await patience.RunAsync(token => InsertAsync(batch, token), DatabasePatience.Endless, giveUp);
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
        var messages = batch.ConvertAll(waiting => waiting.Message);
        await using var command = dataSource.Command(
            IntakeSql.Queue,
            Sql.Of(messages.Select(message => message.BookingId).ToArray()),
            Sql.Of(messages.Select(message => message.Kind).ToArray()),
            Sql.Of(messages.Select(message => message.Sequence).ToArray()),
            Sql.Of(messages.Select(message => message.OccurredAt.ToMicroseconds()).ToArray()),
            Sql.Of(messages.Select(message => message.PreviousTimeSlotId).ToArray()),
            Sql.Of(messages.Select(message => message.TraceParent).ToArray()),
            Sql.Of(messages.Select(message => message.TraceState).ToArray()),
            Sql.Of(time.Now()),
            Sql.Of(sms.Value.Enabled),
            Sql.Of(sms.Value.Also));
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private sealed record Waiting(BookingMessage Message, TaskCompletionSource Written);
}
