using System.Diagnostics;
using EventBooking.Infrastructure.Background;
using EventBooking.Infrastructure.Persistence;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace EventBooking.Infrastructure.Outbox.Relaying;

/// <summary>
/// Relays the outbox to the broker, at least once, oldest first:
/// 1. claims a batch in a short transaction;
/// 2. publishes it and waits for the confirms;
/// 3. marks what was confirmed in a second one, and gives back the rest.
/// A relay that dies before 3 leaves its claims to end, and another publishes those messages again, with the same ids.
/// </summary>
internal sealed partial class OutboxRelay(
    OutboxClaims claims,
    OutboxPublisher publisher,
    BrokerLink broker,
    OutboxSignal signal,
    OutboxMeter meter,
    SchemaGate schema,
    IOptions<RelayOptions> options,
    ILogger<OutboxRelay> logger) : ServiceLoop(schema)
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ConnectWithin = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan PublishWithin = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan MarkAgainAfter = TimeSpan.FromMilliseconds(200);

    // A stop waits no longer for confirms: another relay then publishes those messages again.
    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(2);
    private readonly Backoff _backoff = new();
    private readonly HashSet<string> _unknown = new(StringComparer.Ordinal);
    private string _logged = "";

    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        // What it does belongs to no request, though one may have started the host.
        Activity.Current = null;
        while (!stoppingToken.IsCancellationRequested)
        {
            await RelayAsync(stoppingToken);
        }
    }

    private async Task RelayAsync(CancellationToken stoppingToken)
    {
        try
        {
            var turn = await TakeTurnAsync(stoppingToken);
            if (turn.Failure is null)
            {
                Recovered(turn.Published);
                if (turn.Published < options.Value.BatchSize)
                {
                    await signal.WaitAsync(Poll, stoppingToken);
                }

                return;
            }

            Failing(turn.Failure);
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            // Neither broker nor database may end the relay, whatever they say.
            Failing(exception.Message);
        }

        await Task.Delay(_backoff.Next(), stoppingToken);
    }

    private async Task<(int Published, string? Failure)> TakeTurnAsync(CancellationToken stoppingToken)
    {
        using var connecting = new CancellationTokenSource(ConnectWithin);
        var channel = await broker.OpenAsync(connecting.Token).WaitAsync(stoppingToken);
        var claimed = await claims.ClaimAsync(stoppingToken);
        if (claimed.Count == 0)
        {
            return (0, null);
        }

        var began = Stopwatch.GetTimestamp();
        using var limit = new CancellationTokenSource(PublishWithin);
        await using var stop = stoppingToken.Register(() => limit.CancelAfter(StopWithin));
        var failures = await publisher.PublishAsync(channel, broker.Names, claimed, limit.Token);
        var published = claimed.Where((_, i) => failures[i] is null).ToList();
        // What only another version can publish stays claimed, so that it is not asked for again and again.
        var pending = claimed.Where((_, i) => failures[i] is { Code: not PublishFailure.UnknownKind }).ToList();
        try
        {
            await SettleAsync(published, pending, began, stoppingToken);
        }
        finally
        {
            if (pending.Count > 0)
            {
                await broker.CloseAsync();
            }
        }

        return (published.Count, Judge(failures, published.Count));
    }

    // What was published and cannot be marked will be published again, so some attempts are worth while; once the claim has ended, others
    // have it.
    private async Task SettleAsync(List<OutboxMessage> published, List<OutboxMessage> pending, long began, CancellationToken stoppingToken)
    {
        while (true)
        {
            var left = (stoppingToken.IsCancellationRequested ? StopWithin : OutboxClaims.Lease) - Stopwatch.GetElapsedTime(began);
            using var limit = new CancellationTokenSource(left > MarkAgainAfter ? left : MarkAgainAfter);
            await using var stop = stoppingToken.Register(() => limit.CancelAfter(StopWithin));
            try
            {
                // A server that says nothing may keep the driver busy long after its token was cancelled.
                await claims.SettleAsync(published, pending, limit.Token).WaitAsync(limit.Token);
                return;
            }
            catch (Exception) when (left > MarkAgainAfter && !limit.IsCancellationRequested)
            {
                await Task.Delay(MarkAgainAfter, limit.Token);
            }
        }
    }

    private string? Judge(PublishFailure?[] failures, int published)
    {
        meter.Published(published);
        foreach (var group in failures.OfType<PublishFailure>().GroupBy(failure => failure.Code, StringComparer.Ordinal))
        {
            meter.Failed(group.Key, group.Count());
        }

        // Once for each kind: they come back as often as their claims end.
        var kinds = failures.OfType<PublishFailure>().Where(failure => failure.Code == PublishFailure.UnknownKind);
        foreach (var kind in kinds.Select(failure => failure.Reason).Where(_unknown.Add))
        {
            Log.Unknown(logger, kind);
        }

        var failed = failures.FirstOrDefault(failure => failure is { Code: not PublishFailure.UnknownKind });
        return failed is null ? null : $"{failed.Code}: {failed.Reason}";
    }

    // Once for each reason, not once for each try.
    private void Failing(string reason)
    {
        if (reason != _logged)
        {
            _logged = reason;
            Log.Failing(logger, reason);
        }
    }

    private void Recovered(int published)
    {
        _backoff.Reset();
        if (_logged.Length > 0 && published > 0)
        {
            _logged = "";
            Log.Recovered(logger);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Messages cannot be published now and wait in the outbox: {Reason}")]
        public static partial void Failing(ILogger logger, string reason);

        [LoggerMessage(Level = LogLevel.Information, Message = "Messages are published again")]
        public static partial void Recovered(ILogger logger);

        [LoggerMessage(
            Level = LogLevel.Error,
            Message = "Messages of a kind that this version does not know wait for one that does: {Kind}")]
        public static partial void Unknown(ILogger logger, string kind);
    }
}
