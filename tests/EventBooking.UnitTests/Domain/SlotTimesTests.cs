using CsCheck;
using EventBooking.Domain.Events;
using NodaTime;
using NodaTime.Extensions;

namespace EventBooking.UnitTests.Domain;

public sealed class SlotTimesTests
{
    private const int Cases = 20_000;

    /// <summary>A slot of 1 second to 24 hours by the clock, and the seconds that its neighbour lasts.</summary>
    private static readonly Gen<(DateTimeZone Zone, LocalDateTime Start, LocalDateTime End, int Next)> Any = Gen.Select(
        ClockChanges.Times, Lengths, Lengths, (start, length, next) => (start.Zone, start.Time, start.Time.PlusSeconds(length), next));

    private static Gen<int> Lengths => Gen.OneOf(Gen.Int[1, 96].Select(quarter => quarter * 900), Gen.Int[1, 86_400]);

    [Fact]
    public void In_every_zone_start_and_end_are_what_its_rules_make_of_them() => Any.Sample(
        slot =>
        {
            var (startsAt, endsAt) = ToInstants(slot.Zone, slot.Start, slot.End);

            var (start, end) = (Meant(slot.Zone, slot.Start), Meant(slot.Zone, slot.End));
            startsAt.ShouldBe(start);
            endsAt.ShouldBe(end > start ? end : start + Period.Between(slot.Start, slot.End, PeriodUnits.Seconds).ToDuration());
            (end > start || IsSkipped(slot.Zone, slot.Start)).ShouldBeTrue("Only a gap carries a start past its end.");
        },
        iter: Cases);

    [Fact]
    public void In_every_zone_neighbours_touch() => Any.Sample(
        slot =>
        {
            var (startsAt, endsAt) = ToInstants(slot.Zone, slot.Start, slot.End);
            var neighbour = ToInstants(slot.Zone, slot.End, slot.End.PlusSeconds(slot.Next));

            endsAt.ShouldBeGreaterThan(startsAt);
            (endsAt == neighbour.StartsAt || IsSkipped(slot.Zone, slot.Start)).ShouldBeTrue();
        },
        iter: Cases);

    [Fact]
    public void In_every_zone_a_slot_shows_what_clocks_there_show() => Any.Sample(
        slot =>
        {
            var published = Publish(slot.Zone, slot.Start, slot.End);

            var (start, end) = (published.StartsAt.ToInstant().InZone(slot.Zone), published.EndsAt.ToInstant().InZone(slot.Zone));
            var shown = published.LocalTimesIn(slot.Zone.Id);
            (shown.Start, shown.StartOffset).ShouldBe((start.ToDateTimeUnspecified(), start.Offset.ToTimeSpan()));
            (shown.End, shown.EndOffset).ShouldBe((end.ToDateTimeUnspecified(), end.Offset.ToTimeSpan()));
            (published.Date, published.StartTime, published.EndTime).ShouldBe((shown.Date, shown.StartTime, shown.EndTime));
        },
        iter: Cases);

    [Fact]
    public void In_every_zone_what_is_answered_can_be_sent_again() => Any.Sample(
        slot =>
        {
            if (IsSkipped(slot.Zone, slot.Start) || IsSkipped(slot.Zone, slot.End))
            {
                return;
            }

            var published = Publish(slot.Zone, slot.Start, slot.End);

            var answer = published.LocalTimesIn(slot.Zone.Id);
            (answer.Start, answer.End).ShouldBe((slot.Start.ToDateTimeUnspecified(), slot.End.ToDateTimeUnspecified()));
            var again = Slots.Published(slot.Zone.Id, answer.Date, answer.StartTime, answer.EndTime, answer.EndDate);
            (again.StartsAt, again.EndsAt).ShouldBe((published.StartsAt, published.EndsAt));
        },
        iter: Cases);

    private static TimeSlot Publish(DateTimeZone zone, LocalDateTime start, LocalDateTime end) => Slots.Published(
        zone.Id, start.Date.ToDateOnly(), start.TimeOfDay.ToTimeOnly(), end.TimeOfDay.ToTimeOnly(), end.Date.ToDateOnly());

    private static (Instant StartsAt, Instant EndsAt) ToInstants(DateTimeZone zone, LocalDateTime start, LocalDateTime end)
    {
        var (startsAt, endsAt) = SlotTimes.ToInstants(
            start.Date.ToDateOnly(), start.TimeOfDay.ToTimeOnly(), end.Date.ToDateOnly(), end.TimeOfDay.ToTimeOnly(), zone.Id);
        (startsAt.Offset, endsAt.Offset).ShouldBe((TimeSpan.Zero, TimeSpan.Zero));
        return (startsAt.ToInstant(), endsAt.ToInstant());
    }

    // By the offset that held before a gap, its times lie as far after it as they stand in it.
    private static Instant Meant(DateTimeZone zone, LocalDateTime time) => zone.MapLocal(time) is { Count: 0 } gap
        ? time.WithOffset(gap.EarlyInterval.WallOffset).ToInstant()
        : zone.MapLocal(time).First().ToInstant();

    private static bool IsSkipped(DateTimeZone zone, LocalDateTime time) => zone.MapLocal(time).Count == 0;
}
