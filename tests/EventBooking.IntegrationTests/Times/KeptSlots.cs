namespace EventBooking.IntegrationTests.Times;

/// <summary>Slots as other versions, or other rules of their zone, left them in the database.</summary>
internal static class KeptSlots
{
    /// <summary>Adds an event with one slot of 10 seats; returns the ids of both.</summary>
    public static async Task<(Guid Event, Guid Slot)> AddAsync(string connectionString, KeptSlot slot)
    {
        var ids = await Ledger.ScalarAsync<Guid[]>(
            connectionString,
            """
            with event as (
              insert into events (id, name, event_date, time_zone, language, organizer_token_hash, status, version, created_at)
              select gen_random_uuid(), 'Kept', $1::date, $2, 'en', sha256(gen_random_uuid()::text::bytea), $7, 1, '2025-01-01Z'
              returning id
            ), slot as (
              insert into time_slots (id, event_id, date, start_time, end_time, starts_at, ends_at, max_capacity, current_bookings, version)
              select gen_random_uuid(), id, $1::date, $3::time, $4::time, $5::timestamptz, $6::timestamptz, 10, $8, 1 from event
              returning event_id, id
            )
            select array[event_id, id] from slot
            """,
            slot.Date, slot.Zone, slot.Start, slot.End, slot.StartsAt, slot.EndsAt, slot.Status, slot.Booked);
        return (ids[0], ids[1]);
    }
}

/// <summary>A row; instants as PostgreSQL reads them.</summary>
internal sealed record KeptSlot(string Zone, string Date, string Start, string End, string StartsAt, string EndsAt)
{
    public string Status { get; init; } = "published";

    public int Booked { get; init; }
}
