using System.Data.Common;
using EventBooking.Infrastructure.Persistence;
using Npgsql;

namespace EventBooking.Infrastructure.Outbox.Relaying;

/// <summary>Takes rows of the outbox and gives them back. Any number of relays do so at once; a row is one's for a lease.</summary>
internal sealed class OutboxClaims(NpgsqlDataSource dataSource, int limit)
{
    /// <summary>Longer than it takes to publish and mark a batch; short, as what a killed relay had claimed waits for its end.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(15);

    private readonly string _claim = OutboxSql.Claim(limit);

    public async Task<List<OutboxMessage>> ClaimAsync(CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(_claim).With(Lease);
        var claimed = await command.ReadAllAsync(Read, cancellationToken);
        return [.. claimed.OrderBy(message => message.Id)];
    }

    /// <summary>Marks those that were published and gives back the others.</summary>
    public async Task SettleAsync(
        IReadOnlyList<OutboxMessage> published, IReadOnlyList<OutboxMessage> pending, CancellationToken cancellationToken)
    {
        await using var batch = dataSource.CreateBatch();
        if (published.Count > 0)
        {
            batch.Add(OutboxSql.MarkPublished).With(IdsOf(published));
        }

        if (pending.Count > 0)
        {
            batch.Add(OutboxSql.Release).With(IdsOf(pending)).With(pending[0].ClaimedUntil);
        }

        if (batch.BatchCommands.Count > 0)
        {
            await batch.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private static Guid[] IdsOf(IEnumerable<OutboxMessage> rows) => [.. rows.Select(row => row.Id)];

    private static OutboxMessage Read(DbDataReader row) => new()
    {
        Id = row.GetGuid(0),
        SubjectType = row.GetString(1),
        SubjectId = row.GetGuid(2),
        Kind = row.GetString(3),
        Sequence = row.GetInt32(4),
        PreviousTimeSlotId = row.IsDBNull(5) ? null : row.GetGuid(5),
        TraceParent = row.IsDBNull(6) ? null : row.GetString(6),
        TraceState = row.IsDBNull(7) ? null : row.GetString(7),
        CreatedAt = row.GetFieldValue<DateTimeOffset>(8),
        ClaimedUntil = row.GetFieldValue<DateTimeOffset>(9),
        EmailNumber = row.IsDBNull(10) ? null : row.GetInt32(10),
        PhoneNumber = row.IsDBNull(11) ? null : row.GetInt32(11),
    };
}
