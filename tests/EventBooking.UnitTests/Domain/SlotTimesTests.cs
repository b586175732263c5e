using CsCheck;
using EventBooking.Domain.Events;
using NodaTime;
using NodaTime.Extensions;

namespace EventBooking.UnitTests.Domain;

public sealed class SlotTimesTests
{
    private static readonly string[] Zones = [.. DateTimeZoneProviders.Tzdb.Ids];

    private static readonly Gen<(string Zone, DateOnly Date, TimeOnly Start, TimeOnly End)> Slots = Gen.Select(
        Gen.Int[0, Zones.Length - 1].Select(i => Zones[i]),
        Gen.Date[new DateTime(1900, 1, 1), new DateTime(2200, 12, 31)].Select(DateOnly.FromDateTime),
        Gen.Int[0, 86_398],
        Gen.Int[1, 86_400],
        (zone, date, start, length) => (zone, date, At(start), At(Math.Min(start + length, 86_400))));

    [Fact]
    public void In_every_zone_on_every_day_a_slot_begins_when_clocks_show_its_start_and_keeps_its_length() => Slots.Sample(slot =>
    {
        var (startsAt, endsAt) = SlotTimes.ToInstants(slot.Date, slot.Start, slot.End, slot.Zone);

        var zone = DateTimeZoneProviders.Tzdb[slot.Zone];
        var local = slot.Date.ToLocalDate().At(slot.Start.ToLocalTime());
        var shown = startsAt.ToInstant().InZone(zone).LocalDateTime;
        switch (zone.MapLocal(local))
        {
            case { Count: 0 } gap:
                shown.ShouldBe(local + Period.FromSeconds(gap.LateInterval.WallOffset.Seconds - gap.EarlyInterval.WallOffset.Seconds));
                break;
            case var mapping:
                shown.ShouldBe(local);
                startsAt.ToInstant().ShouldBe(mapping.First().ToInstant());
                break;
        }

        (endsAt - startsAt).ShouldBe(slot.End > slot.Start ? slot.End - slot.Start : TimeSpan.FromDays(1) - slot.Start.ToTimeSpan());
        startsAt.Offset.ShouldBe(TimeSpan.Zero);
    });

    private static TimeOnly At(int second) => TimeOnly.MinValue.Add(TimeSpan.FromSeconds(second));
}
