using EventBooking.Notifier.Database;

namespace EventBooking.Notifier.Deliveries;

/// <summary>The statements that queue deliveries. Each may run any number of times, also at once: what is there already stays as it is.</summary>
internal static class IntakeSql
{
    private const string Columns =
        """
        id, subject_type, subject_id, kind, sequence, channel, status, reason, previous_time_slot_id, attempts, next_attempt_at,
        trace_parent, trace_state, occurred_at, created_at, settled_at
        """;

    private const string Once = "on conflict (subject_id, subject_type, kind, sequence, channel) do nothing";

    /// <summary>
    /// Queues what happened to bookings, on each channel on which its holder is to be told. Where there is nobody to tell, a row says
    /// so, as the ones after it wait for it to be there; and earlier ones that wait for their next try are looked at now. $1-$7, an array each: booking, kind, sequence, when, the slot it left,
    /// traceparent, tracestate; $8: now, $9: whether there are text messages, $10: whether they go to those with an e-mail address too.
    /// </summary>
    public static readonly string Queue =
        $"""
        with overtaken as materialized (
          select d.id
          from unnest($1::uuid[], $3::int[]) as asked (booking, sequence)
          join deliveries d on d.subject_id = asked.booking and d.subject_type = 'booking' and d.sequence < asked.sequence
          where d.status = 'queued' and d.next_attempt_at > $8
          for update of d skip locked
        ), hurried as (
          update deliveries set next_attempt_at = $8 where id = any (array(select id from overtaken))
        )
        insert into deliveries ({Columns})
        select {NewId.At("$8")}, 'booking', asked.booking, asked.kind, asked.sequence, way.channel, way.status,
               case way.status when 'skipped' then 'no_address' end, asked.left_slot, 0, $8,
               asked.trace_parent, asked.trace_state, asked.at, $8, case way.status when 'skipped' then $8 end
        from unnest($1::uuid[], $2::text[], $3::int[], $4::timestamptz[], $5::uuid[], $6::text[], $7::text[])
          as asked (booking, kind, sequence, at, left_slot, trace_parent, trace_state)
        left join bookings b on b.id = asked.booking
        cross join lateral ({Ways("$9", "$10")}) as way (channel, status)
        order by asked.booking, asked.kind, asked.sequence, way.channel
        {Once}
        """;

    /// <summary>
    /// Queues the end of an event for some of its bookings, once, whatever became of them since. $1: bookings, $2: kind, $3: when, $4-$5: trace, $6: now, $7-$8: as $9-$10 above.
    /// </summary>
    public static readonly string QueueEventCancelled =
        $"""
        insert into deliveries ({Columns})
        select {NewId.At("$6")}, 'booking', b.id, $2, b.sequence, way.channel, way.status, null, null, 0, $6, $4, $5, $3, $6, null
        from bookings b
        cross join lateral ({Ways("$7", "$8")}) as way (channel, status)
        where b.id = any ($1) and b.status = 'confirmed' and way.status = 'queued'
          and not exists (
            select from deliveries told
            where told.subject_id = b.id and told.subject_type = 'booking' and told.kind = $2 and told.channel = way.channel)
        order by b.id, way.channel
        {Once}
        """;

    /// <summary>Bookings of an event that stand and have somebody to tell. $1: event.</summary>
    public const string OfEvent =
        """
        select b.id from bookings b join time_slots s on s.id = b.time_slot_id
        where s.event_id = $1 and b.status = 'confirmed' and (b.email is not null or b.phone is not null)
        """;

    /// <summary>Waits until no other notifier works on the same reminder. $1: slot, $2: lead time in minutes, $3: when the slot begins.</summary>
    public const string LockReminder =
        "select from reminders where time_slot_id = $1 and lead_minutes = $2 and starts_at = $3 for update";

    /// <summary>
    /// Queues a reminder for some bookings of a slot: those that were in it before the reminder became due, as whoever came later
    /// has just been told. One that has it already under an earlier sequence does not get it again.
    /// $1: bookings, $2: kind, $3: when it became due, $4-$5: trace, $6: now, $7-$8: as $9-$10 above, $9: slot, $10: when it begins.
    /// </summary>
    public static readonly string QueueReminder =
        $"""
        insert into deliveries ({Columns})
        select {NewId.At("$6")}, 'booking', b.id, $2, b.sequence, way.channel, way.status, null, null, 0, $6, $4, $5, $3, $6, null
        from bookings b
        join time_slots s on s.id = b.time_slot_id
        join events e on e.id = s.event_id
        cross join lateral ({Ways("$7", "$8")}) as way (channel, status)
        where b.id = any ($1) and {IsReminded("$3")} and b.time_slot_id = $9 and s.starts_at = $10 and e.status = 'published' and way.status = 'queued'
          and not exists (
            select from deliveries told
            where told.subject_id = b.id and told.subject_type = 'booking' and told.kind = $2 and told.occurred_at = $3
              and told.channel = way.channel)
        order by b.id, way.channel
        {Once}
        """;

    /// <summary>Bookings of a slot to be reminded. $1: slot, $2: when the reminder became due.</summary>
    public static readonly string OfSlot = $"select b.id from bookings b where b.time_slot_id = $1 and {IsReminded("$2")}";

    private static string IsReminded(string due) =>
        $"""
        b.status = 'confirmed' and (b.email is not null or b.phone is not null) and b.reminders_stopped_at is null
        and coalesce(b.moved_at, b.created_at) <= {due}
        """;

    // A cast, as the type of a parameter that stands alone is not known.
    private static string Ways(string enabled, string also) =>
        $"""
        select 'email', case when b.email is null then 'skipped' else 'queued' end
        where b.email is not null or b.phone is null or not {enabled}::boolean
        union all
        select 'sms', 'queued' where b.phone is not null and {enabled}::boolean and (b.email is null or {also}::boolean)
        """;
}
