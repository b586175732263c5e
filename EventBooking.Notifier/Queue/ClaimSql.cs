namespace EventBooking.Notifier.Queue;

/// <summary>
/// The statements that move a delivery on: queued, sending, settled. Each is a transaction of its own and touches only what nobody
/// else has locked, so any number of notifiers run them at once.
/// </summary>
/// <remarks>
/// What a statement changes is picked first and handed on as an array: of an array the planner expects few, whatever the table's
/// statistics say, and goes by the key. Among a million settled rows it would read them all for a join.
/// </remarks>
internal static class ClaimSql
{
    /// <summary>
    /// Whether a delivery d need not wait for another one: those of a recipient are sent in the order of sequence and id, unordered ones
    /// after the ordered ones up to their sequence; and one that follows another waits until that is there, for an hour at most, as its
    /// message may still be on its way.
    /// </summary>
    private const string IsItsTurn =
        """
        not exists (
            select from deliveries earlier
            where earlier.subject_id = d.subject_id and earlier.subject_type = d.subject_type and earlier.channel = d.channel
              and earlier.recipient = d.recipient and earlier.status in ('queued', 'sending') and earlier.is_ordered and earlier.id <> d.id
              and (earlier.sequence < d.sequence or (earlier.sequence = d.sequence and (earlier.id < d.id or not d.is_ordered))))
          and (d.follows is null
               or d.created_at <= $2 - interval '1 hour'
               or exists (
                 select from deliveries predecessor
                 where predecessor.subject_id = d.subject_id and predecessor.subject_type = d.subject_type
                   and predecessor.sequence = d.follows and predecessor.is_ordered))
        """;

    /// <summary>
    /// Claims what is due on a channel, longest due first. $1: channel, $2: since when it is due, $3: owner, $4: until when.
    /// </summary>
    /// <param name="most">How many; in the text, so that the plan is made for it.</param>
    public static string Claim(int most) =>
        $"""
        with due as materialized (
          select d.id from deliveries d
          where d.channel = $1 and d.status = 'queued' and d.next_attempt_at <= $2 and {IsItsTurn}
          order by d.next_attempt_at
          limit {most}
          for update of d skip locked
        )
        update deliveries d
        set status = 'sending', owner = $3, lease_until = $4, attempts = d.attempts + 1
        where d.id = any (array(select id from due))
        returning d.id, d.subject_type, d.subject_id, d.kind, d.sequence, d.recipient, d.address_sealed, d.trace_parent, d.trace_state,
          d.occurred_at, d.created_at,
          exists (
            select from deliveries other
            where other.subject_id = d.subject_id and other.subject_type = d.subject_type and other.channel = d.channel
              and other.recipient = d.recipient and other.id <> d.id and (other.status = 'sent' or other.reason in {Reasons.Unsure})),
          coalesce(d.reason in {Reasons.Unsure}, false), d.attempts
        """;

    /// <summary>Puts back into the queue what its notifier did not settle in time. $1: channel, $2: now.</summary>
    public const string Recover =
        $"""
        with lost as materialized (
          select id from deliveries
          where channel = $1 and status = 'sending' and lease_until <= $2
          order by lease_until
          limit 1000
          for update skip locked
        )
        update deliveries
        set status = 'queued', reason = '{Reasons.LeaseOver}', owner = null, lease_until = null
        where id = any (array(select id from lost))
        """;

    /// <summary>
    /// Puts back what a notifier has claimed and does not know of, or does not get done. $1: owner, $2: what it has in hand.
    /// </summary>
    public const string Release =
        """
        update deliveries
        set status = 'queued', owner = null, lease_until = null
        where status = 'sending' and owner = $1 and id <> all ($2)
        """;

    /// <summary>
    /// Writes down that one was sent, also where another notifier has it by now: that is what is true. Answers whether another one may have
    /// waited for it. $1: id, $2: now.
    /// </summary>
    public const string Sent =
        $"""
        update deliveries d
        set status = 'sent', reason = null, owner = null, lease_until = null, address_sealed = null, settled_at = $2
        where d.id = $1 and d.status in ('queued', 'sending')
        returning {HasSuccessor}
        """;

    /// <summary>Settles one that was not sent. $1: id, $2: now, $3: owner, $4: status, $5: reason.</summary>
    public const string Settle =
        $"""
        update deliveries d
        set status = $4, reason = $5, owner = null, lease_until = null, address_sealed = null, settled_at = $2
        where d.id = $1 and d.status = 'sending' and d.owner = $3
        returning {HasSuccessor}
        """;

    /// <summary>Puts one off. $1: id, $2: next attempt, $3: owner, $4: why.</summary>
    public const string Postpone =
        """
        update deliveries
        set status = 'queued', reason = $4, owner = null, lease_until = null, next_attempt_at = $2
        where id = $1 and status = 'sending' and owner = $3
        """;

    private const string HasSuccessor =
        """
        exists (
          select from deliveries later
          where later.subject_id = d.subject_id and later.subject_type = d.subject_type and later.channel = d.channel
            and later.recipient = d.recipient and later.status = 'queued' and later.id <> d.id)
        """;
}
