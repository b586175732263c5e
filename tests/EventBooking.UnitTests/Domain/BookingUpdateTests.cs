using EventBooking.Domain;
using EventBooking.Domain.Bookings;
using EventBooking.Domain.Events;
using EventBooking.Domain.Notifications;

namespace EventBooking.UnitTests.Domain;

public sealed class BookingUpdateTests
{
    private const string Mail = "ada@example.com";
    private const string Number = "+49 30 1234567";
    private static readonly DateTimeOffset Now = new(2031, 6, 15, 12, 0, 0, TimeSpan.Zero);
    private static readonly Guid Here = Guid.CreateVersion7(Now);
    private static readonly Guid There = Guid.CreateVersion7(Now);
    private static readonly SlotFacts Open = new(Guid.Empty, EventStatus.Published, null, null, Now.AddDays(-1), Now.AddDays(1), 10, 1);

    public static TheoryData<string, string?, string?, BookingChangeDraft, NotificationKind?> Changes { get; } = new()
    {
        { "a name, with mail", Mail, null, new() { AttendeeName = Given("Grace") }, NotificationKind.BookingChanged },
        { "a name, without contact", null, null, new() { AttendeeName = Given("Grace") }, null },
        { "seats", Mail, null, new() { PartySize = new(2, IsGiven: true) }, NotificationKind.BookingChanged },
        { "a first address", null, null, new() { Email = Given(Mail) }, NotificationKind.BookingConfirmed },
        { "a first number", null, null, new() { Phone = Given(Number) }, NotificationKind.BookingConfirmed },
        { "a first address beside a number", null, Number, new() { Email = Given(Mail) }, NotificationKind.BookingConfirmed },
        { "a first number beside an address", Mail, null, new() { Phone = Given(Number) }, NotificationKind.BookingChanged },
        { "another address", Mail, null, new() { Email = Given("grace@example.com") }, NotificationKind.BookingChanged },
        { "the only address cleared", Mail, null, new() { Email = Given(null) }, null },
        { "an address cleared beside a number", Mail, Number, new() { Email = Given(null) }, NotificationKind.BookingChanged },
        { "a move", Mail, null, Move, NotificationKind.BookingMoved },
        { "a move with a name", Mail, null, Move with { AttendeeName = Given("Grace") }, NotificationKind.BookingMoved },
        { "a move with a first address", null, null, Move with { Email = Given(Mail) }, NotificationKind.BookingConfirmed },
        { "a move without contact", null, null, Move, null },
        { "a language", Mail, null, new() { Language = Given("de") }, null },
    };

    private static BookingChangeDraft Move => new() { NewTimeSlotId = new(There, IsGiven: true) };

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_change_has_the_kind_of_what_matters_most_of_it(
        string what, string? email, string? phone, BookingChangeDraft change, NotificationKind? kind)
    {
        var before = Made(email, phone);

        var update = before.Apply(change.Check().Value, Open, Open, () => [7], Now.AddMinutes(1)).Value;

        update.IsChange.ShouldBeTrue(what);
        update.Kind.ShouldBe(kind, what);
        update.After.Sequence.ShouldBe(kind is null && update.RemovedEmail is null ? 4 : 5, what);
        update.After.UpdatedAt.ShouldBe(Now.AddMinutes(1), what);
        (update.After.TokenSealed is not null).ShouldBe(update.After.HasContact, what);
    }

    [Theory]
    [InlineData(Mail, Mail, null, 2)]
    [InlineData(Mail, "grace@example.com", Mail, 5)]
    [InlineData(Mail, null, Mail, 2)]
    [InlineData(null, Mail, null, 5)]
    public void An_address_that_comes_has_a_number_of_its_own_and_one_that_goes_is_named(
        string? email, string? now, string? removed, int number)
    {
        var before = Made(email, Number) with { EmailNumber = 2, PhoneNumber = 1 };

        var update = before.Apply(new BookingChangeDraft { Email = Given(now) }.Check().Value, Open, Open, () => [7], Now).Value;

        update.RemovedEmail.ShouldBe(removed);
        (update.After.EmailNumber, update.After.PhoneNumber).ShouldBe((number, 1));
        before.Apply(
            new BookingChangeDraft { Phone = Given("+49 30 7654321") }.Check().Value, Open, Open, () => [7],
            Now).Value.After.PhoneNumber.ShouldBe(5);
    }

    [Fact]
    public void A_change_to_what_it_is_already_changes_nothing()
    {
        var before = Made(Mail, null);

        var update = before.Apply(
            new BookingChangeDraft
            {
                AttendeeName = Given("Ada"),
                Email = Given(Mail),
                NewTimeSlotId = new(Here, IsGiven: true),
                PartySize = new(1, IsGiven: true),
            }
                .Check().Value,
            Open, Open, () => throw new InvalidOperationException("Nothing is to be sealed."), Now.AddMinutes(1)).Value;

        update.IsChange.ShouldBeFalse();
        update.Kind.ShouldBeNull();
        update.After.ShouldBe(before);
    }

    [Fact]
    public void A_token_is_sealed_once()
    {
        var before = Made(Mail, null);

        var update = before.Apply(new BookingChangeDraft { Phone = Given(Number) }.Check().Value, Open, Open, () => [7], Now).Value;

        update.After.TokenSealed.ShouldBeSameAs(before.TokenSealed);
    }

    [Theory]
    [InlineData(Mail, NotificationKind.BookingCancelled, 5)]
    [InlineData(null, null, 4)]
    public void A_cancellation_has_a_kind_where_there_is_a_contact(string? email, NotificationKind? kind, int sequence)
    {
        var update = Made(email, null).Cancel(Open, Now.AddMinutes(1)).Value;

        update.Kind.ShouldBe(kind);
        update.After.Sequence.ShouldBe(sequence);
        (update.After.Status, update.After.CancelledAt).ShouldBe((BookingStatus.Cancelled, Now.AddMinutes(1)));
        update.After.Cancel(Open, Now).Failure.ShouldBe(new BookingCancelled());
    }

    private static Optional<string?> Given(string? value) => new(value, IsGiven: true);

    private static Booking Made(string? email, string? phone) =>
        Booking.Make(
            new BookingDraft { AttendeeName = "Ada", TimeSlotId = Here, Email = email, Phone = phone }.Check().Value, Here,
            new byte[32], () => [1], Now) with
        {
            Sequence = 4,
        };
}
