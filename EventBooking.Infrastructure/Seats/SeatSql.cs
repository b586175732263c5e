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
        b.status, b.sequence, b.created_at, b.updated_at, b.cancelled_at
        """;

    /// <summary>Columns of a slot's facts, in the order in which <see cref="SeatRows"/> reads them.</summary>
    private const string FactColumns =
        "s.event_id, e.status, e.opens_at, e.closes_at, e.created_at, s.starts_at, s.max_capacity, s.current_bookings";

    /// <summary>
    /// Whether a slot s of an event e can be booked at $1, but for the room: the rules of <see cref="Domain.Events.SlotFacts.Refuse"/>.
    /// </summary>
    private const string TakesBookings =
        """
        e.status = 'published'
            and (e.opens_at is null or e.opens_at <= $1)
            and (e.closes_at is null or e.closes_at > $1)
            and (s.starts_at > $1 or s.starts_at <= e.created_at)
        """;

    /// <summary>Counts the seats that are free in all slots that can be booked. $1: now.</summary>
    public const string CountFree =
        $"""
        select coalesce(sum(s.max_capacity - s.current_bookings), 0)
        from time_slots s join events e on e.id = s.event_id
        where {TakesBookings}
        """;

    /// <summary>Locks slots in ascending order. $1: ids.</summary>
    public const string LockSlots = "select id from time_slots where id = any($1) order by id for no key update";

    /// <summary>
    /// Takes the seats, writes the booking and what is to be told, all or nothing, if the slot takes bookings and has the room; answers with the facts as they were, whether it booked, and
    /// whether an earlier try at the same booking stands. $1 now, $2 slot, $3 seats, $4 booking, $5-$10 its columns, $11 whether
    /// to tell, $12-$14 the message.
    /// </summary>
    public const string Book =
        $"""
        with seats as (
          update time_slots s
          set current_bookings = s.current_bookings + $3, version = s.version + 1
          from events e
          where s.id = $2 and e.id = s.event_id
            and {TakesBookings}
            and s.current_bookings + $3 <= s.max_capacity
            and not exists (select from bookings where id = $4)
          returning s.id
        ), booked as (
          insert into bookings (id, time_slot_id, party_size, created_at, updated_at, status, sequence,
                                attendee_name, email, phone, language, token_hash, token_sealed)
          select $4, seats.id, $3, $1, $1, 'confirmed', 0, $5, $6, $7, $8, $9, $10 from seats
        ), told as (
          insert into outbox (id, subject_type, subject_id, kind, sequence, trace_parent, trace_state, created_at)
          select $12, 'booking', $4, 'booking_confirmed', 0, $13, $14, $1 from seats where $11
        )
        select {FactColumns}, exists (select from seats), exists (select from bookings where id = $4 and status = 'confirmed')
        from time_slots s join events e on e.id = s.event_id
        where s.id = $2
        """;

    /// <summary>Reads a booking with its event. $1: hash of its token.</summary>
    public const string FindBooking =
        $"select {BookingColumns}, s.event_id from bookings b join time_slots s on s.id = b.time_slot_id where b.token_hash = $1";

    /// <summary>Locks and reads a booking. $1: id.</summary>
    public const string LockBooking = $"select {BookingColumns} from bookings b where b.id = $1 for no key update";

    /// <summary>Reads what decides about slots. $1: ids.</summary>
    public const string ReadFacts =
        $"select {FactColumns}, s.id from time_slots s join events e on e.id = s.event_id where s.id = any($1)";

    /// <summary>Gives seats to slots that are locked, or takes them back. $1: ids, $2: seats for each.</summary>
    public const string MoveSeats =
        """
        update time_slots s
        set current_bookings = s.current_bookings + moved.seats, version = s.version + 1
        from unnest($1::uuid[], $2::int[]) as moved (id, seats)
        where s.id = moved.id
        """;

    /// <summary>Writes a locked booking's new state. $1: id, $2-$12: its columns.</summary>
    public const string UpdateBooking =
        """
        update bookings
        set time_slot_id = $2, attendee_name = $3, email = $4, phone = $5, language = $6, party_size = $7, token_sealed = $8,
            status = $9, sequence = $10, updated_at = $11, cancelled_at = $12
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
}
