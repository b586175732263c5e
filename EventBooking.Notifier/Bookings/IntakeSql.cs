using EventBooking.Notifier.Database;

namespace EventBooking.Notifier.Bookings;

/// <summary>
/// The statements that queue deliveries. Each may run any number of times, also at once: what is there already stays as it is.
/// </summary>
internal static class IntakeSql
{
    /// <summary>
    /// Queues what happened to bookings, on each channel that their contacts are notified on. Where there is no contact, a row says so,
    /// as the ones after it wait for it to be there; and earlier ones that wait for their next attempt are looked at now. The first
    /// delivery of a recipient, whose number is its sequence, follows none. $1-$7, an array each: booking, kind, sequence, when, the slot
    /// it left, traceparent, tracestate; $8: now, $9: whether there are text messages, $10: whether they go to those with an e-mail
    /// address too; $11-$12, an array each: the numbers of the e-mail address and the telephone number, null for those of now.
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
        insert into deliveries (id, subject_type, subject_id, kind, sequence, channel, recipient, is_ordered, follows, status, reason,
                                previous_time_slot_id, attempts, next_attempt_at, trace_parent, trace_state,
                                occurred_at, created_at, settled_at)
        select {NewId.At("$8")}, 'booking', asked.booking, asked.kind, asked.sequence, way.channel, way.recipient::text, true,
               case when asked.sequence > way.recipient and asked.kind <> 'booking_confirmed' then asked.sequence - 1 end,
               way.status, case way.status when 'skipped' then 'no_address' end,
               asked.left_slot, 0, $8, asked.trace_parent, asked.trace_state, asked.at, $8, case way.status when 'skipped' then $8 end
        from unnest($1::uuid[], $2::text[], $3::int[], $4::timestamptz[], $5::uuid[], $6::text[], $7::text[], $11::int[], $12::int[])
          as asked (booking, kind, sequence, at, left_slot, trace_parent, trace_state, email_number, phone_number)
        left join bookings b on b.id = asked.booking
        cross join lateral (
          {Ways("$9", "$10", NumberOf("email_number"), NumberOf("phone_number"))}
        ) as way (channel, status, recipient)
        order by asked.booking, asked.kind, asked.sequence, way.channel
        on conflict do nothing
        """;

    /// <summary>
    /// Queues the end of an event for some of its bookings, once, whatever became of them since. $1: bookings, $2: kind, $3: when, $4-$5:
    /// trace, $6: now, $7-$8: as $9-$10 above.
    /// </summary>
    public static readonly string QueueEventCancelled =
        $"""
        insert into deliveries (id, subject_type, subject_id, kind, sequence, channel, recipient, status,
                                attempts, next_attempt_at, trace_parent, trace_state, occurred_at, created_at)
        select {NewId.At("$6")}, 'booking', b.id, $2, b.sequence, way.channel, way.recipient::text, way.status, 0, $6, $4, $5, $3, $6
        from bookings b
        cross join lateral ({Ways("$7", "$8", "b.email_number", "b.phone_number")}) as way (channel, status, recipient)
        where b.id = any ($1) and b.status = 'confirmed' and way.status = 'queued'
          and not exists (
            select from deliveries earlier
            where earlier.subject_id = b.id and earlier.subject_type = 'booking' and earlier.kind = $2 and earlier.channel = way.channel)
        order by b.id, way.channel
        on conflict do nothing
        """;

    /// <summary>Bookings of an event that stand and have a contact. $1: event.</summary>
    public const string OfEvent =
        """
        select b.id from bookings b join time_slots s on s.id = b.time_slot_id
        where s.event_id = $1 and b.status = 'confirmed' and (b.email is not null or b.phone is not null)
        """;

    // Messages of new bookings, and those of the version before, name no number.
    private static string NumberOf(string column) => $"coalesce(asked.{column}, case when asked.sequence > 0 then b.{column} end, 0)";

    /// <summary>
    /// SQL for the channels that a booking b is notified on: name, status (<c>queued</c>, or <c>skipped</c> where there is no address),
    /// recipient.
    /// </summary>
    /// <param name="also">Whether they go to those with an e-mail address too.</param>
    public static string Ways(string enabled, string also, string email, string phone) =>
        // A cast, as the type of a parameter that stands alone is not known.
        $"""
        select 'email', case when b.email is null then 'skipped' else 'queued' end, {email}
          where b.email is not null or b.phone is null or not {enabled}::boolean
          union all
          select 'sms', 'queued', {phone} where b.phone is not null and {enabled}::boolean and (b.email is null or {also}::boolean)
        """;
}
