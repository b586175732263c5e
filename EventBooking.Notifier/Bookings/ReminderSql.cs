using EventBooking.Notifier.Database;

namespace EventBooking.Notifier.Bookings;

/// <summary>
/// The statements that find reminders that are due, queue their deliveries and forget old ones. The row of a reminder makes sure that it
/// happens once; while its deliveries are being written, it is one notifier's for a time, and then anybody's.
/// </summary>
internal static class ReminderSql
{
    /// <summary>
    /// Writes down the reminders of one lead time that became due, and claims them. One that is there already is another notifier's.
    /// Written in one order, so that two notifiers wait for each other rather than deadlock. Answers with slot, lead time and start.
    /// </summary>
    /// <remarks>
    /// $1: lead time in minutes, $2: the next shorter one, 0 if none, $3: now, $4: how many, $5: until when they are claimed. Where the
    /// shorter one is due as well, this one would say too late what that one says. An event that was published after a reminder became
    /// due has no booking that it is for.
    /// </remarks>
    public const string Find =
        """
        with due as materialized (
          select s.id, s.starts_at
          from time_slots s join events e on e.id = s.event_id
          where s.starts_at > $3 + make_interval(mins => $2) and s.starts_at <= $3 + make_interval(mins => $1)
            and e.status = 'published' and e.created_at <= s.starts_at - make_interval(mins => $1)
            and not exists (
              select from reminders r where r.time_slot_id = s.id and r.lead_minutes = $1 and r.starts_at = s.starts_at)
          order by s.starts_at, s.id
          limit $4
        )
        insert into reminders (time_slot_id, lead_minutes, starts_at, created_at, claimed_until)
        select id, $1, starts_at, $3, $5 from due order by starts_at, id
        on conflict do nothing
        returning time_slot_id, lead_minutes, starts_at
        """;

    /// <summary>
    /// Claims reminders whose notifier did not get done. $1: now, $2: how many, $3: until when. Answers as <see cref="Find"/>.
    /// </summary>
    public const string TakeOver =
        """
        with left_over as materialized (
          select time_slot_id, lead_minutes, starts_at from reminders
          where claimed_until <= $1 order by claimed_until limit $2
          for update skip locked
        )
        update reminders r set claimed_until = $3
        from left_over o where r.time_slot_id = o.time_slot_id and r.lead_minutes = o.lead_minutes and r.starts_at = o.starts_at
        returning r.time_slot_id, r.lead_minutes, r.starts_at
        """;

    /// <summary>
    /// Bookings to be reminded: those that were in the slot before the reminder became due, as later ones have just had a message. $1-$3,
    /// an array each: slot, lead time in minutes, start. Answers with the place of the reminder, from 1, and the booking.
    /// </summary>
    public static readonly string Bookings =
        $"""
        select r.place::int, b.id
        from unnest($1::uuid[], $2::int[], $3::timestamptz[]) with ordinality as r (slot, lead, starts_at, place)
        join bookings b on b.time_slot_id = r.slot
        where {IsReminded("r.starts_at - make_interval(mins => r.lead)")}
        """;

    /// <summary>
    /// Waits until no other notifier writes deliveries of the same reminders, and claims them anew. $1-$3: as above, $4: until when.
    /// </summary>
    public const string Lock =
        """
        with locked as materialized (
          select r.time_slot_id, r.lead_minutes, r.starts_at
          from unnest($1::uuid[], $2::int[], $3::timestamptz[]) as asked (slot, lead, starts_at)
          join reminders r on r.time_slot_id = asked.slot and r.lead_minutes = asked.lead and r.starts_at = asked.starts_at
          order by r.time_slot_id, r.lead_minutes, r.starts_at
          for update of r
        )
        update reminders r set claimed_until = $4
        from locked l where r.time_slot_id = l.time_slot_id and r.lead_minutes = l.lead_minutes and r.starts_at = l.starts_at
        """;

    /// <summary>
    /// Queues reminders for some bookings. One that has it already under an earlier sequence does not get it again. $1-$4, an array each,
    /// for each booking: its id, kind, slot, start; $5: when each became due; $6: now, $7: whether there are text messages, $8: whether
    /// they go to those with an e-mail address too.
    /// </summary>
    public static readonly string Queue =
        $"""
        insert into deliveries (id, subject_type, subject_id, kind, sequence, channel, recipient, is_ordered, status,
                                attempts, next_attempt_at, occurred_at, created_at)
        select {NewId.At("$6")}, 'booking', b.id, asked.kind, b.sequence, way.channel, way.recipient::text, false, way.status,
               0, $6, asked.due, $6
        from unnest($1::uuid[], $2::text[], $3::uuid[], $4::timestamptz[], $5::timestamptz[]) as asked (booking, kind, slot, starts_at, due)
        join bookings b on b.id = asked.booking and b.time_slot_id = asked.slot
        join time_slots s on s.id = b.time_slot_id and s.starts_at = asked.starts_at
        join events e on e.id = s.event_id and e.status = 'published'
        cross join lateral ({IntakeSql.Ways("$7", "$8", "b.email_number", "b.phone_number")}) as way (channel, status, recipient)
        where {IsReminded("asked.due")} and way.status = 'queued'
          and not exists (
            select from deliveries earlier
            where earlier.subject_id = b.id and earlier.subject_type = 'booking' and earlier.kind = asked.kind
              and earlier.occurred_at = asked.due and earlier.channel = way.channel)
        order by b.id, way.channel
        on conflict do nothing
        """;

    /// <summary>Says that all deliveries of reminders are written. $1-$3: as in <see cref="Bookings"/>.</summary>
    public const string Done =
        """
        update reminders r set claimed_until = null
        from unnest($1::uuid[], $2::int[], $3::timestamptz[]) as done (slot, lead, starts_at)
        where r.time_slot_id = done.slot and r.lead_minutes = done.lead and r.starts_at = done.starts_at
        """;

    /// <summary>
    /// Takes a reminder that a scheduler of the version before found. $1: slot, $2: lead time in minutes, $3: start, $4: now.
    /// </summary>
    public const string Take =
        """
        insert into reminders (time_slot_id, lead_minutes, starts_at, created_at, claimed_until)
        select id, $2, $3, $4, $4 from time_slots where id = $1
        on conflict (time_slot_id, lead_minutes, starts_at) do update set claimed_until = excluded.claimed_until
        """;

    /// <summary>Forgets reminders of slots that began before $1.</summary>
    public const string Forget = "delete from reminders where starts_at < $1";

    private static string IsReminded(string due) =>
        $"""
        b.status = 'confirmed' and (b.email is not null or b.phone is not null) and b.reminders_stopped_at is null
        and coalesce(b.moved_at, b.created_at) <= {due}
        """;
}
