namespace EventBooking.Notifier.Reminders;

/// <summary>The statements that find reminders that are due and forget old ones.</summary>
internal static class ReminderSql
{
    /// <summary>
    /// Takes note of the slots for which a reminder of one lead time became due, and has the outbox tell each, at once or not at
    /// all. A slot that is noted already is another scheduler's. Written in one order, so that two schedulers wait for each other
    /// rather than deadlock.
    /// </summary>
    /// <remarks>
    /// $1: lead time in minutes, $2: the next shorter one, 0 if none, $3: now, $4: how many, $5: kind. Where the shorter one is due
    /// as well, this one would say too late what that one says. An event that was published after a reminder became due has no
    /// booking that it is for. The outbox row is dated at the time at which the reminder became due.
    /// </remarks>
    public static readonly string Schedule =
        $"""
        with due as materialized (
          select s.id, s.starts_at
          from time_slots s join events e on e.id = s.event_id
          where s.starts_at > $3 + make_interval(mins => $2) and s.starts_at <= $3 + make_interval(mins => $1)
            and e.status = 'published' and e.created_at <= s.starts_at - make_interval(mins => $1)
            and not exists (
              select from reminders r where r.time_slot_id = s.id and r.lead_minutes = $1 and r.starts_at = s.starts_at)
          order by s.starts_at, s.id
          limit $4
        ), noted as (
          insert into reminders (time_slot_id, lead_minutes, starts_at, created_at)
          select id, $1, starts_at, $3 from due order by starts_at, id
          on conflict do nothing
          returning time_slot_id, starts_at
        )
        insert into outbox (id, subject_type, subject_id, kind, sequence, created_at)
        select {Database.NewId.At("$3")}, 'time_slot', time_slot_id, $5, 0, starts_at - make_interval(mins => $1)
        from noted
        """;

    /// <summary>Forgets reminders of slots that began before $1.</summary>
    public const string Forget = "delete from reminders where starts_at < $1";
}
