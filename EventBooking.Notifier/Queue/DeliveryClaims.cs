using System.Data.Common;
using EventBooking.Domain;
using EventBooking.Infrastructure.Deliveries;
using EventBooking.Infrastructure.Persistence;
using Npgsql;

namespace EventBooking.Notifier.Queue;

/// <summary>Claims and settles the deliveries of one channel for one notifier. Every call is one transaction.</summary>
/// <param name="overdue">How long something must have been due for this notifier to claim it.</param>
internal sealed class DeliveryClaims(NpgsqlDataSource dataSource, Channel channel, TimeSpan lease, TimeSpan overdue, TimeProvider time)
{
    private readonly Guid _owner = Guid.CreateVersion7(time.GetUtcNow());
    private readonly string _channel = DeliveryMeter.Text(channel);

    public async Task<IReadOnlyList<ClaimedDelivery>> ClaimAsync(int most, CancellationToken cancellationToken)
    {
        var now = time.Now();
        await using var command = dataSource.CreateCommand(ClaimSql.Claim(most))
            .With(_channel).With(now - overdue).With(_owner).With(now + lease);
        return await command.ReadAllAsync(Read, cancellationToken);
    }

    /// <summary>Puts back what other notifiers left; returns how many.</summary>
    public async Task<int> RecoverAsync(CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(ClaimSql.Recover).With(_channel).With(time.Now());
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Puts back all of this notifier's but those in hand; returns how many.</summary>
    public async Task<int> ReleaseAsync(Guid[] inHand, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(ClaimSql.Release).With(_owner).With(inHand);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Writes down that it was sent. Null where it was settled already, else whether another one may have waited for it.</summary>
    public Task<bool?> SentAsync(ClaimedDelivery delivery, CancellationToken cancellationToken) =>
        ChangeAsync(dataSource.CreateCommand(ClaimSql.Sent).With(delivery.Id).With(time.Now()), cancellationToken);

    /// <summary>
    /// Writes down that it failed. Null where it is another notifier's by now, else whether another one may have waited for it.
    /// </summary>
    public Task<bool?> FailAsync(ClaimedDelivery delivery, string code, CancellationToken cancellationToken) =>
        SettleAsync(delivery, "failed", code, cancellationToken);

    /// <summary>Writes down that there is no need to send it. Null and else as <see cref="FailAsync"/>.</summary>
    public Task<bool?> SkipAsync(ClaimedDelivery delivery, string reason, CancellationToken cancellationToken) =>
        SettleAsync(delivery, "skipped", reason, cancellationToken);

    /// <summary>Puts it off until its next try. Null where it is another notifier's by now, else false.</summary>
    public async Task<bool?> PostponeAsync(ClaimedDelivery delivery, DateTimeOffset next, string code, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(ClaimSql.Postpone)
            .With(delivery.Id).With(next).With(_owner).With(code);
        return await command.ExecuteNonQueryAsync(cancellationToken) == 0 ? null : false;
    }

    private Task<bool?> SettleAsync(ClaimedDelivery delivery, string status, string reason, CancellationToken cancellationToken) =>
        ChangeAsync(dataSource.CreateCommand(ClaimSql.Settle)
            .With(delivery.Id).With(time.Now()).With(_owner).With(status).With(reason), cancellationToken);

    private static async Task<bool?> ChangeAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using (command)
        {
            return (bool?)await command.ExecuteScalarAsync(cancellationToken);
        }
    }

    private static ClaimedDelivery Read(DbDataReader row) => new()
    {
        Id = row.GetGuid(0),
        SubjectType = row.GetString(1),
        SubjectId = row.GetGuid(2),
        Kind = row.GetString(3),
        Sequence = row.GetInt32(4),
        Recipient = row.GetString(5),
        AddressSealed = row.IsDBNull(6) ? null : row.GetFieldValue<byte[]>(6),
        TraceParent = row.IsDBNull(7) ? null : row.GetString(7),
        TraceState = row.IsDBNull(8) ? null : row.GetString(8),
        OccurredAt = row.GetFieldValue<DateTimeOffset>(9),
        CreatedAt = row.GetFieldValue<DateTimeOffset>(10),
        HasSent = row.GetBoolean(11),
        MaybeSent = row.GetBoolean(12),
        Attempts = row.GetInt32(13),
    };
}
