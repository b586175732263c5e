using Microsoft.Extensions.Time.Testing;

namespace EventBooking.IntegrationTests.Notifying;

/// <summary>Turns a system's clock to where reminders are due.</summary>
internal static class ReminderClock
{
    // Its reminders are due at the instant: once they are done, the schedulers have looked since.
    private const string InsertProbe =
        """
        with event as (
          insert into events (id, name, event_date, time_zone, language, organizer_token_hash, status, version, created_at)
          values (
            gen_random_uuid(), 'Probe', $1::date, 'UTC', 'en', decode(repeat(replace(gen_random_uuid()::text, '-', ''), 2), 'hex'),
            'published', 1, $1 - interval '9 days')
          returning id
        ), slots as (
          insert into time_slots (id, event_id, date, start_time, end_time, starts_at, ends_at, max_capacity, current_bookings, version)
          select gen_random_uuid(), id, $1::date, '08:00', '09:00', $1 + lead, $1 + lead + interval '1 hour', 1, 0, 1
          from event cross join unnest(array[interval '1 hour', interval '24 hours']) as lead
        )
        select id from event
        """;

    // The probe's reminders were found, and no notifier is still at work on one.
    private const string IsDone =
        """
        select count(*) filter (where s.event_id = $1) = 2 and count(*) filter (where r.claimed_until is not null) = 0
        from reminders r join time_slots s on s.id = r.time_slot_id
        """;

    /// <summary>
    /// Turns the clock to an instant, and on by up to 6 s, until schedulers have looked for reminders since; then publishes what they
    /// found.
    /// </summary>
    public static async Task AdvanceToAsync(this NotifierSystem system, FakeTimeProvider time, DateTimeOffset instant)
    {
        time.SetUtcNow(instant);
        var probe = await Ledger.ScalarAsync<Guid>(system.ConnectionString, InsertProbe, instant);
        await Eventually.BeTrueAsync(async () =>
        {
            if (await Ledger.ScalarAsync<bool>(system.ConnectionString, IsDone, probe))
            {
                return true;
            }

            if (time.GetUtcNow() < instant + TimeSpan.FromSeconds(5))
            {
                time.Advance(TimeSpan.FromSeconds(1));
            }

            return false;
        });
        await system.RelayAsync();
        await system.UntilTakenAsync();
    }
}
