using CsCheck;
using EventBooking.Domain;
using EventBooking.Domain.Events;

namespace EventBooking.UnitTests.Domain;

public sealed class SlotEndTests
{
    private const string TooLong = "must be the day on which the slot begins or the next: a slot lasts at most 24 hours";
    private static readonly DateOnly Day = new(2031, 6, 14);

    private static readonly Gen<TimeOnly> Times = Gen.OneOf(Gen.Int[0, 7].Select(n => n * 10_800), Gen.Int[0, 86_399])
        .Select(second => TimeOnly.MinValue.Add(TimeSpan.FromSeconds(second)));

    private static readonly Gen<(TimeOnly Start, TimeOnly End, DateOnly? EndDate)> Any = Gen.Select(
        Times, Times, Gen.Int[-2, 3].Select(days => Day.AddDays(days)).Nullable());

    [Theory]
    [InlineData("09:00", "12:00", null, "06-14")]
    [InlineData("00:00", "23:59:59", null, "06-14")]
    [InlineData("09:00", "00:00", null, "06-15")]
    [InlineData("00:00", "00:00", null, "06-15")]
    [InlineData("22:00", "02:00", null, "06-15")]
    [InlineData("14:00", "02:00", null, "06-15")]
    [InlineData("09:00", "12:00", "06-14", "06-14")]
    [InlineData("09:00", "00:00", "06-14", "06-15")]
    [InlineData("09:00", "00:00", "06-15", "06-15")]
    [InlineData("11:00", "10:00", "06-15", "06-15")]
    [InlineData("11:00", "11:00", "06-15", "06-15")]
    public void An_end_has_its_day(string start, string end, string? endDate, string expected) =>
        Slots.Published("UTC", Day, TimeOnly.Parse(start, null), TimeOnly.Parse(end, null), DateOf(endDate))
            .LocalTimesIn("UTC").EndDate.ShouldBe(DateOf(expected)!.Value);

    [Theory]
    [InlineData("11:00", "10:00", null, "end_time", "lies before start_time; where the next day is meant, send end_date 2031-06-15")]
    [InlineData("10:00", "10:00", null, "end_time", "is start_time; where the next day is meant, send end_date 2031-06-15")]
    [InlineData("14:00:00", "02:00:01", null, "end_time", "lies before start_time; where the next day is meant, send end_date 2031-06-15")]
    [InlineData("22:00", "02:00", "06-14", "end_time", "must lie after start_time where the slot ends on the day on which it begins")]
    [InlineData("10:00", "11:00", "06-15", "end_date", "would make the slot last longer than 24 hours by the clock")]
    [InlineData("10:00", "11:00", "06-13", "end_date", TooLong)]
    [InlineData("10:00", "00:00", "06-16", "end_date", TooLong)]
    public void An_end_that_cannot_be_meant_is_refused(string start, string end, string? endDate, string field, string problem)
    {
        var slot = new TimeSlotDraft(TimeOnly.Parse(start, null), TimeOnly.Parse(end, null), MaxCapacity: 1, Day, DateOf(endDate));

        var (named, problems) = Slots.Publish("UTC", slot).Failure.ShouldBeOfType<InvalidRequest>().Errors.ShouldHaveSingleItem();

        (named, problems.ShouldHaveSingleItem()).ShouldBe(($"time_slots[0].{field}", problem));
    }

    [Fact]
    public void Every_end_is_on_the_one_day_that_its_sender_can_have_meant() => Any.Sample(
        sent =>
        {
            var published = Slots.Publish("UTC", new TimeSlotDraft(sent.Start, sent.End, MaxCapacity: 1, Day, sent.EndDate));

            var start = Day.ToDateTime(sent.Start);
            var meant = new[] { Day, Day.AddDays(1) }
                .Where(day => day.ToDateTime(sent.End) - start is { Ticks: > 0, TotalHours: <= 24 } length && IsMeant(day, length))
                .Cast<DateOnly?>()
                .SingleOrDefault();
            (published.Failure is null ? published.Value.TimeSlots[0].LocalTimesIn("UTC").EndDate : (DateOnly?)null).ShouldBe(meant);

            bool IsMeant(DateOnly day, TimeSpan length)
            {
                var isMidnight = sent.End == TimeOnly.MinValue;
                return sent.EndDate is null
                    ? day == Day || isMidnight || length.TotalHours <= 12
                    : day == sent.EndDate || (isMidnight && Day == sent.EndDate);
            }
        },
        iter: 20_000);

    [Fact]
    public void The_last_slot_ends_in_the_year_after() =>
        Slots.Published("UTC", new DateOnly(2200, 12, 31), new TimeOnly(22, 0), new TimeOnly(2, 0), new DateOnly(2201, 1, 1))
            .EndsAt.ShouldBe(new DateTimeOffset(2201, 1, 1, 2, 0, 0, TimeSpan.Zero));

    private static DateOnly? DateOf(string? day) => day is null ? null : DateOnly.Parse($"2031-{day}", null);
}
