namespace EventBooking.Infrastructure.Seats;

/// <summary>
/// The statements that change seats. A transaction locks slots first, by ascending id, then bookings: no two
/// transactions can wait for each other. What decides is read after the lock, by a statement with a snapshot of its own.
/// </summary>
internal static class SeatSql
{
    /// <summary>Columns of a slot's facts, in the order in which <see cref="SeatRows"/> reads them.</summary>
    private const string FactColumns =
        "s.event_id, e.status, e.opens_at, e.closes_at, e.created_at, s.starts_at, s.max_capacity, s.current_bookings";

    /// <summary>The place of the messages among the parameters of <see cref="Book"/>.</summary>
    private static readonly int Message = BookingRow.Made.Length + 1;

    /// <summary>Counts the seats that are free in all slots that can be booked. $1: now.</summary>
    public static readonly string CountFree =
        $"""
        select coalesce(sum(s.max_capacity - s.current_bookings), 0)
        from time_slots s join events e on e.id = s.event_id
        where {TakesBookings("$1::timestamptz", "$1::timestamptz")}
        """;

    /// <summary>Locks slots in ascending order. $1: ids.</summary>
    /// <remarks>
    /// Here and below, ids go through a subquery where the planner would otherwise look how many there are: it makes one plan, by
    /// the index, and keeps it, on connections other than <see cref="LaneConnections"/> too.
    /// </remarks>
    public const string LockSlots =
        "select id from time_slots where id = any(array(select unnest($1::uuid[]))) order by id for no key update";

    /// <summary>
    /// Books many: takes the seats of each party that its slot has room for when its turn comes, writes bookings and their
    /// messages. A party that does not fit leaves the room to smaller ones behind it. Answers with a row for each slot that there is:
    /// its facts as they were, its id and version; the place of its first party and their number; two arrays, for its parties in
    /// order, which are null where all stand: whether the booking stands, and how many seats were free at its turn; then its
    /// version and count from now on.
    /// </summary>
    /// <remarks>
    /// Its parameters, an array each, slot by slot, in order of arrival: what bookings are made with (<see cref="BookingRow.Made"/>:
    /// $1 booking, $2 slot, $3 seats, $4 time and so on), then message, traceparent, tracestate.
    /// Slots that may be booked all the time and have room for all (roomy) are done with that. Only for the others does "walk" take the
    /// parties one after the other, all slots side by side.
    /// Nothing is joined by place, as the planner cannot know how long arrays are and would compare each row with each: what fits
    /// is made an array, too, and unnested beside the others.
    /// </remarks>
    public static readonly string Book = BookUnless("null::text", isAgain: false);

    /// <summary>
    /// As <see cref="Book"/>, where an earlier try may have made some: those that are there stay as they are. It walks all slots.
    /// </summary>
    public static readonly string BookAgain = BookUnless("(select b.status from bookings b where b.id = asked.id)", isAgain: true);

    /// <summary>Reads a booking with its event. $1, $2: hashes of its token.</summary>
    public static readonly string FindBooking =
        $"""
        select {BookingRow.Selected}, s.event_id
        from bookings b join time_slots s on s.id = b.time_slot_id
        where b.token_hash in ($1, $2)
        """;

    /// <summary>Locks and reads a booking. $1: id.</summary>
    public static readonly string LockBooking = $"select {BookingRow.Selected} from bookings b where b.id = $1 for no key update";

    /// <summary>Reads what decides about slots. $1: ids.</summary>
    public const string ReadFacts =
        $"select {FactColumns}, s.id from time_slots s join events e on e.id = s.event_id where s.id = any($1)";

    /// <summary>
    /// Gives seats to slots that are locked, or takes them back; answers with their new counts. $1: ids, $2: seats for each.
    /// </summary>
    public const string MoveSeats =
        """
        update time_slots s
        set current_bookings = s.current_bookings + moved.seats, version = s.version + 1
        from unnest($1::uuid[], $2::int[]) as moved (id, seats)
        where s.id = moved.id
        returning s.event_id, s.id, s.version, s.current_bookings
        """;

    /// <summary>Writes a locked booking's new state. Its parameters: <see cref="BookingRow.WithBooking"/>.</summary>
    public static readonly string UpdateBooking = $"update bookings set {BookingRow.Assignments} where id = $1";

    /// <summary>
    /// Writes a message about a booking into the outbox. $1: id, $2: booking, $3: kind, $4: sequence, $5: the slot it left, $6-$7: trace,
    /// $8: now, $9-$10: the numbers of its addresses.
    /// </summary>
    public const string Notify =
        """
        insert into outbox (id, subject_type, subject_id, kind, sequence, previous_time_slot_id, trace_parent, trace_state, created_at,
                            email_number, phone_number)
        values ($1, 'booking', $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """;

    /// <summary>
    /// Queues the last mail to an address that leaves a booking: nobody could find the address later. It waits for all that the address
    /// was sent before. $1: id, $2: booking, $3: kind, $4: sequence, $5: recipient, $6: the address, encrypted, $7-$8: trace, $9: now.
    /// </summary>
    public const string SayGoodbye =
        """
        insert into deliveries (id, subject_type, subject_id, kind, sequence, channel, recipient, address_sealed, is_ordered, follows,
                                status, attempts, next_attempt_at, trace_parent, trace_state, occurred_at, created_at)
        values ($1, 'booking', $2, $3, $4, 'email', $5, $6, true, $4 - 1, 'queued', 0, $9, $7, $8, $9, $9)
        """;

    /// <summary>
    /// Writes a booking that must never come to stand as cancelled, so that a late first try at it fails on its key; does
    /// nothing where that try has made it. Its parameters: <see cref="BookingRow.WithBooking"/>.
    /// </summary>
    public static readonly string Preclude =
        $"insert into bookings ({BookingRow.Names}) values ({BookingRow.Values}) on conflict (id) do nothing";

    /// <summary>
    /// Whether a slot of an event can be booked from a time to another, but for the room: the rules of
    /// <see cref="Domain.Events.SlotFacts.Refuse"/>.
    /// </summary>
    private static string TakesBookings(string since, string until) =>
        $"""
        status = 'published'
            and (opens_at is null or opens_at <= {since})
            and (closes_at is null or closes_at > {until})
            and (starts_at > {until} or starts_at <= created_at)
        """;

    private static string BookUnless(string earlier, bool isAgain) =>
        $"""
        with recursive slots as materialized (
          select {FactColumns}, s.id, s.version
          from time_slots s join events e on e.id = s.event_id
          where s.id = any(array(select unnest($2::uuid[])))
        ), asked as materialized (
          select asked.*,
                 coalesce({(isAgain ? "false" : "seats <= max_capacity - current_bookings")}
                          and {TakesBookings("since", "until")}, false) as roomy
          from (
            select slot, min(place)::int as place, count(*)::int as parties, sum(seats)::int as seats, min(at) as since, max(at) as until
            from unnest($2::uuid[], $3::int[], $4::timestamptz[]) with ordinality as each (slot, seats, at, place)
            group by slot
          ) as asked
          left join slots on slots.id = asked.slot
        ), walk as (
          select slot, 1 as turn, min(max_capacity - current_bookings) as free,
                 array_agg(case when earlier.was is null and {TakesBookings("at", "at")} then seats else 0 end order by place) as wanted,
                 array_agg(coalesce(earlier.was = 'confirmed', false) order by place) as stood
          from unnest($1::uuid[], $2::uuid[], $3::int[], $4::timestamptz[]) with ordinality as asked (id, slot, seats, at, place)
          join slots on slots.id = asked.slot
          cross join lateral (select {earlier}) as earlier (was)
          where slot in (select slot from asked where not roomy)
          group by slot
          union all
          select slot, turn + 1, free - case when wanted[turn] <= free then wanted[turn] else 0 end, wanted, stood
          from walk where turn < cardinality(wanted)
        ), walked as materialized (
          select slot,
                 array_agg(wanted[turn] between 1 and free order by turn) as fits,
                 array_agg(wanted[turn] between 1 and free or stood[turn] order by turn) as stands,
                 array_agg(free order by turn) as free,
                 sum(case when wanted[turn] <= free then wanted[turn] else 0 end)::int as seats
          from walk group by slot
        ), decided as materialized (
          select case when not bool_and(roomy) then (
                   select array_agg(roomy or coalesce(fits[turn], false) order by place, turn)
                   from asked left join walked using (slot) cross join generate_series(1, parties) as turn
                 ) end as fits
          from asked
        ), seats as (
          update time_slots s
          set current_bookings = s.current_bookings + taken.seats, version = s.version + 1
          from (
            select slot, case when roomy then asked.seats else walked.seats end as seats from asked left join walked using (slot)
          ) as taken
          where s.id = taken.slot and taken.seats > 0
          returning s.id, s.version, s.current_bookings
        ), booked as (
          insert into bookings ({BookingRow.MadeNames}, updated_at, status, sequence)
          select {BookingRow.MadeNames}, created_at, 'confirmed', 0
          from unnest({BookingRow.MadeArrays}, (select fits from decided)) as each ({BookingRow.MadeNames}, fits)
          where fits is not false
        ), messages as (
          insert into outbox (id, subject_type, subject_id, kind, sequence, trace_parent, trace_state, created_at)
          select message, 'booking', id, 'booking_confirmed', 0, trace_parent, trace_state, at
          from unnest($1::uuid[], $4::timestamptz[], ${Message}::uuid[], ${Message + 1}::text[], ${Message + 2}::text[],
                      (select fits from decided))
            as each (id, at, message, trace_parent, trace_state, fits)
          where fits is not false and message is not null
        )
        select slots.*, asked.place, asked.parties, walked.stands, walked.free,
               coalesce(seats.version, slots.version), coalesce(seats.current_bookings, slots.current_bookings)
        from asked
        join slots on slots.id = asked.slot
        left join walked on walked.slot = asked.slot
        left join seats on seats.id = asked.slot
        """;
}
