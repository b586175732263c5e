using System.Data.Common;
using Npgsql;

namespace EventBooking.Infrastructure.Outbox.Relaying;

/// <summary>Takes rows of the outbox and gives them back. Any number of relays do so at once; a row is one's until its claim ends.</summary>
/// <param name="dataSource">The database.</param>
/// <param name="limit">At most so many at once.</param>
internal sealed class OutboxClaims(NpgsqlDataSource dataSource, int limit)
{
    /// <summary>
    /// Longer than it takes to publish a batch and to mark it; short, as what a killed relay had claimed waits for its end.
    /// </summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(15);

    private readonly string _claim = OutboxSql.Claim(limit);

    /// <summary>Claims the oldest that are free, in order.</summary>
    public async Task<List<ClaimedMessage>> ClaimAsync(CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(_claim);
        command.Parameters.Add(new NpgsqlParameter<TimeSpan> { TypedValue = Lease });
        var claimed = new List<ClaimedMessage>();
        await using (var rows = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await rows.ReadAsync(cancellationToken))
            {
                claimed.Add(Read(rows));
            }
        }

        claimed.Sort(static (one, other) => one.Message.Id.CompareTo(other.Message.Id));
        return claimed;
    }

    /// <summary>Marks those that were told and gives back the others.</summary>
    /// <param name="told">What the broker confirmed.</param>
    /// <param name="untold">What it did not.</param>
    /// <param name="cancellationToken">Ends the wait for the database.</param>
    public async Task SettleAsync(IReadOnlyList<ClaimedMessage> told, IReadOnlyList<ClaimedMessage> untold, CancellationToken cancellationToken)
    {
        await using var batch = dataSource.CreateBatch();
        if (told.Count > 0)
        {
            Add(batch, OutboxSql.MarkTold, told);
        }

        if (untold.Count > 0)
        {
            Add(batch, OutboxSql.Release, untold).Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = untold[0].Message.ClaimedUntil!.Value });
        }

        if (batch.BatchCommands.Count > 0)
        {
            await batch.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private static NpgsqlBatchCommand Add(NpgsqlBatch batch, string sql, IEnumerable<ClaimedMessage> rows)
    {
        var command = new NpgsqlBatchCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. rows.Select(row => row.Message.Id)] });
        batch.BatchCommands.Add(command);
        return command;
    }

    private static ClaimedMessage Read(DbDataReader row) => new(
        new OutboxMessage
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
        },
        row.IsDBNull(10) ? null : row.GetFieldValue<DateTimeOffset>(10));
}

/// <summary>A row that this relay has to itself.</summary>
/// <param name="Message">The row.</param>
/// <param name="StartsAt">When the slot begins that a reminder is about.</param>
internal sealed record ClaimedMessage(OutboxMessage Message, DateTimeOffset? StartsAt);
