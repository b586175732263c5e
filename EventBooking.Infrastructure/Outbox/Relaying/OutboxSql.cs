namespace EventBooking.Infrastructure.Outbox.Relaying;

/// <summary>
/// The statements that relay the outbox. Each is a transaction of its own, and the time is the database's: instances whose clocks
/// differ agree about whose a row is. A row is pending until <c>told_at</c> says when the broker had it.
/// </summary>
internal static class OutboxSql
{
    /// <summary>The channel that says something was written.</summary>
    public const string Channel = "eventbooking_outbox";

    /// <summary>Says on <see cref="Channel"/> that something was written; its commit waits for no disk.</summary>
    public static readonly string Notify = $"select set_config('synchronous_commit', 'off', true), pg_notify('{Channel}', '')";

    /// <summary>Marks rows as published. $1: ids.</summary>
    public const string MarkPublished = "update outbox set told_at = now(), claimed_until = null where id = any($1) and told_at is null";

    /// <summary>Gives unpublished rows back, unless they are another's by now. $1: ids, $2: until when they were claimed.</summary>
    public const string Release = "update outbox set claimed_until = null where id = any($1) and told_at is null and claimed_until = $2";

    /// <summary>What is pending: how many, and the oldest change of it.</summary>
    public const string Measure = "select count(*), min(created_at) from outbox where told_at is null";

    /// <summary>Deletes what was published long ago. $1: for how long it is kept, $2: at most so many rows.</summary>
    public const string DeletePublished =
        """
        delete from outbox where id in (
          select id from outbox where told_at < now() - $1 order by told_at limit $2 for update skip locked
        )
        """;

    /// <summary>Claims the oldest pending rows that are free. $1: for how long.</summary>
    /// <param name="limit">At most so many; in the text, so that the plan is made for it.</param>
    public static string Claim(int limit) =>
        $"""
        with due as (
          select id from outbox
          where told_at is null and (claimed_until is null or claimed_until < now())
          order by id limit {limit}
          for update skip locked
        )
        update outbox o set claimed_until = now() + $1
        from due where o.id = due.id
        returning o.id, o.subject_type, o.subject_id, o.kind, o.sequence, o.previous_time_slot_id, o.trace_parent, o.trace_state,
          o.created_at, o.claimed_until, o.email_number, o.phone_number
        """;
}
