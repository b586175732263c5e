namespace EventBooking.Infrastructure.Seats;

/// <summary>
/// The statements that change seats. Whoever runs them locks slots first, by ascending id, then bookings: no two
/// transactions can wait for each other. What decides is read after the lock, by a statement with a snapshot of its own.
/// </summary>
internal static class SeatSql
{
    /// <summary>Columns of a booking, in the order in which <see cref="SeatRows"/> reads them.</summary>
    private const string BookingColumns =
        """
        b.id, b.time_slot_id, b.attendee_name, b.email, b.phone, b.language, b.party_size, b.token_hash, b.token_sealed,
        b.status, b.sequence, b.created_at, b.updated_at, b.cancelled_at, b.moved_at
        """;

    /// <summary>Columns of a slot's facts, in the order in which <see cref="SeatRows"/> reads them.</summary>
    private const string FactColumns =
        "s.event_id, e.status, e.opens_at, e.closes_at, e.created_at, s.starts_at, s.max_capacity, s.current_bookings";

    /// <summary>
    /// Whether a slot s of an event e can be booked at asked.at, but for the room: the rules of <see cref="Domain.Events.SlotFacts.Refuse"/>.
    /// </summary>
    private const string TakesBookings =
        """
        e.status = 'published'
            and (e.opens_at is null or e.opens_at <= asked.at)
            and (e.closes_at is null or e.closes_at > asked.at)
            and (s.starts_at > asked.at or s.starts_at <= e.created_at)
        """;

    /// <summary>Counts the seats that are free in all slots that can be booked. $1: now.</summary>
    public const string CountFree =
        $"""
        select coalesce(sum(s.max_capacity - s.current_bookings), 0)
        from (select $1::timestamptz) as asked (at), time_slots s join events e on e.id = s.event_id
        where {TakesBookings}
        """;

    /// <summary>Locks slots in ascending order. $1: ids.</summary>
    public const string LockSlots = "select id from time_slots where id = any($1) order by id for no key update";

    /// <summary>
    /// Books many: takes the seats of each party that its slot has room for when its turn comes, writes bookings and what is to be
    /// told. A party that does not fit leaves the room to smaller ones behind it. Answers with a row for each slot that there is:
    /// its facts as they were, the place of its first party, and two arrays, for its parties in order: whether the booking
    /// stands, and how many seats were free at its turn; then its id, and its version and count from now on.
    /// </summary>
    /// <remarks>
    /// $1-$13, an array each, slot by slot, in order of arrival: booking, slot, seats, time, name, e-mail, phone, language, hash,
    /// sealed token, message, traceparent, tracestate.
    /// Where all fit, or all parties are one, a running sum says how many seats are free at each turn. Only for other slots
    /// (contested) does "walk" take the parties one after the other, all slots side by side, until no seat is left.
    /// Nothing is joined by place: the planner cannot know how long arrays are, and would compare each row with each.
    /// </remarks>
    public static readonly string Book = BookUnless("null::text");

    /// <summary>
    /// As <see cref="Book"/>, where an earlier try may have made some: those that are there stay as they are. A statement of its
    /// own, as the look at the bookings would keep PostgreSQL from planning the usual one only once.
    /// </summary>
    public static readonly string BookAgain = BookUnless("(select b.status from bookings b where b.id = asked.id)");

    /// <summary>Reads a booking with its event. $1: hash of its token.</summary>
    public const string FindBooking =
        $"select {BookingColumns}, s.event_id from bookings b join time_slots s on s.id = b.time_slot_id where b.token_hash = $1";

    /// <summary>Locks and reads a booking. $1: id.</summary>
    public const string LockBooking = $"select {BookingColumns} from bookings b where b.id = $1 for no key update";

    /// <summary>Reads what decides about slots. $1: ids.</summary>
    public const string ReadFacts =
        $"select {FactColumns}, s.id from time_slots s join events e on e.id = s.event_id where s.id = any($1)";

    /// <summary>Gives seats to slots that are locked, or takes them back; answers with their new counts. $1: ids, $2: seats for each.</summary>
    public const string MoveSeats =
        """
        update time_slots s
        set current_bookings = s.current_bookings + moved.seats, version = s.version + 1
        from unnest($1::uuid[], $2::int[]) as moved (id, seats)
        where s.id = moved.id
        returning s.event_id, s.id, s.version, s.current_bookings
        """;

    /// <summary>Writes a locked booking's new state. $1: id, $2-$13: its columns.</summary>
    public const string UpdateBooking =
        """
        update bookings
        set time_slot_id = $2, attendee_name = $3, email = $4, phone = $5, language = $6, party_size = $7, token_sealed = $8,
            status = $9, sequence = $10, updated_at = $11, cancelled_at = $12, moved_at = $13
        where id = $1
        """;

    /// <summary>Writes what is to be told. $1: id, $2: booking, $3: kind, $4: sequence, $5: the slot it left, $6-$7: trace, $8: now.</summary>
    public const string Tell =
        """
        insert into outbox (id, subject_type, subject_id, kind, sequence, previous_time_slot_id, trace_parent, trace_state, created_at)
        values ($1, 'booking', $2, $3, $4, $5, $6, $7, $8)
        """;

    /// <summary>
    /// Writes a booking that must never come to stand as cancelled, so that a late first try at it fails on its key; does
    /// nothing where that try has made it. $1 id, $2 slot, $3 seats, $4 now, $5-$10 its columns.
    /// </summary>
    public const string Preclude =
        """
        insert into bookings (id, time_slot_id, party_size, created_at, updated_at, cancelled_at, status, sequence,
                              attendee_name, email, phone, language, token_hash, token_sealed)
        values ($1, $2, $3, $4, $4, $4, 'cancelled', 0, $5, $6, $7, $8, $9, $10)
        on conflict (id) do nothing
        """;

    private static string BookUnless(string earlier) =>
        $"""
        with recursive asked as (
          select asked.*, earlier.status as earlier, s.max_capacity - s.current_bookings as room,
                 case when earlier.status is null and {TakesBookings} then asked.seats else 0 end as wanted
          from unnest($1::uuid[], $2::uuid[], $3::int[], $4::timestamptz[], $5::text[], $6::text[], $7::text[], $8::text[],
                      $9::bytea[], $10::bytea[], $11::uuid[], $12::text[], $13::text[]) with ordinality
            as asked (id, slot, seats, at, attendee_name, email, phone, language, token_hash, token_sealed, message, trace_parent, trace_state, place)
          join time_slots s on s.id = asked.slot
          join events e on e.id = s.event_id
          cross join lateral (select {earlier}) as earlier (status)
        ), summed as (
          select asked.*,
                 row_number() over turns as turn,
                 sum(wanted) over turns - wanted as before,
                 sum(wanted) over slots > room and max(wanted) over slots > 1 as contested
          from asked
          window turns as (partition by slot order by place rows unbounded preceding), slots as (partition by slot)
        ), walk as (
          select slot, 0 as turn, min(room) as free, array_agg(wanted order by place) as parties
          from summed where contested group by slot
          union all
          select slot, turn + 1, free - case when parties[turn + 1] <= free then parties[turn + 1] else 0 end, parties
          from walk where free > 0 and turn < cardinality(parties)
        ), walked as (
          select slot, array_agg(free order by turn) as free from walk group by slot
        ), decided as (
          select summed.*, taken.free, wanted between 1 and taken.free as fits
          from summed
          left join walked using (slot)
          cross join lateral (select case when contested then coalesce(walked.free[turn], 0) else greatest(room - before, 0) end::int) as taken (free)
        ), seats as (
          update time_slots s
          set current_bookings = s.current_bookings + taken.seats, version = s.version + 1
          from (select slot, sum(seats)::int as seats from decided where fits group by slot) as taken
          where s.id = taken.slot
          returning s.id, s.version, s.current_bookings
        ), booked as (
          insert into bookings (id, time_slot_id, party_size, created_at, updated_at, status, sequence,
                                attendee_name, email, phone, language, token_hash, token_sealed)
          select id, slot, seats, at, at, 'confirmed', 0, attendee_name, email, phone, language, token_hash, token_sealed
          from decided where fits order by place
        ), told as (
          insert into outbox (id, subject_type, subject_id, kind, sequence, trace_parent, trace_state, created_at)
          select message, 'booking', id, 'booking_confirmed', 0, trace_parent, trace_state, at
          from decided where fits and message is not null order by place
        )
        select {FactColumns}, answers.place, answers.stand, answers.free, s.id,
               coalesce(seats.version, s.version), coalesce(seats.current_bookings, s.current_bookings)
        from (
          select slot, min(place)::int as place, array_agg(fits or coalesce(earlier = 'confirmed', false) order by place) as stand,
                 array_agg(free order by place) as free
          from decided group by slot
        ) as answers
        join time_slots s on s.id = answers.slot
        join events e on e.id = s.event_id
        left join seats on seats.id = s.id
        """;
}
