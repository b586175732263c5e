using System.Diagnostics;
using EventBooking.Domain.Events;
using EventBooking.Infrastructure.Availability;

namespace EventBooking.IntegrationTests.Availability;

/// <summary>Whose word counts about a slot, whatever the order in which it arrives.</summary>
public sealed class ConfirmationTests
{
    private static readonly DateTimeOffset Now = new(2031, 6, 15, 8, 0, 0, TimeSpan.Zero);
    private readonly EventAvailability _known;

    public ConfirmationTests() => _known = new EventAvailability(EventSnapshot.Of(Publish()), Stopwatch.GetTimestamp());

    private Guid Slot => _known.Snapshot.Slots[0].Id;

    private int Taken => _known.Snapshot.FactsOf(0).CurrentBookings;

    [Fact]
    public void A_slow_confirmation_does_not_undo_what_was_committed_since_it_was_asked_for()
    {
        var askedAt = Stopwatch.GetTimestamp();
        _known.Apply([Count(version: 5, taken: 5)]);
        _known.Confirm([Count(version: 4, taken: 4)], askedAt);
        Taken.ShouldBe(5);

        _known.Hear([Count(version: 6, taken: 6)]);
        _known.Confirm([Count(version: 5, taken: 5)], askedAt);
        Taken.ShouldBe(6);
    }

    [Fact]
    public void PostgreSQL_is_right_about_all_that_was_known_when_it_was_asked()
    {
        _known.Hear([Count(version: long.MaxValue, taken: 9)]);
        _known.Confirm([Count(version: 4, taken: 4)], Later());
        Taken.ShouldBe(4);

        _known.Hear([Count(version: 5, taken: 9)]);
        _known.Apply([Count(version: 5, taken: 5)]);
        Taken.ShouldBe(5);
    }

    [Fact]
    public void Another_instance_does_not_confirm_what_it_contradicts_or_says_in_part()
    {
        _known.Apply([Count(version: 5, taken: 5)]);

        _known.TryConfirm([Count(version: 4, taken: 4)], Later()).ShouldBeFalse();
        _known.TryConfirm([], Later()).ShouldBeFalse();
        _known.TryConfirm([Count(version: 6, taken: -1)], Later()).ShouldBeFalse();
        Taken.ShouldBe(5);

        _known.TryConfirm([Count(version: 6, taken: 6)], Later()).ShouldBeTrue();
        Taken.ShouldBe(6);
    }

    [Fact]
    public void Nothing_that_was_asked_for_before_a_doubt_dispels_it()
    {
        var askedAt = Stopwatch.GetTimestamp();
        _known.Doubt();
        _known.Confirm([Count(version: 1, taken: 0)], askedAt);
        _known.Age.ShouldBeGreaterThanOrEqualTo(AvailabilityLimits.Reads);
        _known.TryConfirm([Count(version: 1, taken: 0)], askedAt).ShouldBeFalse();

        _known.Confirm([Count(version: 1, taken: 0)], Later());
        _known.Age.ShouldBeLessThan(AvailabilityLimits.Reads);
    }

    private static long Later() => Stopwatch.GetTimestamp() + 1;

    private static Event Publish()
    {
        var draft = new EventDraft
        {
            Name = "Any",
            EventDate = new DateOnly(2031, 6, 16),
            TimeSlots = [new TimeSlotDraft(new TimeOnly(9, 0), new TimeOnly(10, 0), MaxCapacity: 10, Date: null)],
        };
        return Event.Publish(draft.Check().Value, Guid.CreateVersion7(Now), [Guid.CreateVersion7(Now)], new byte[32], Now);
    }

    private SlotCount Count(long version, int taken) => new(_known.Id, Slot, version, taken);
}
