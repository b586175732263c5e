using EventBooking.Domain;
using EventBooking.Domain.Bookings;
using EventBooking.Domain.Events;

namespace EventBooking.UnitTests.Domain;

public sealed class BookingNewsTests
{
    private const string Mail = "ada@example.com";
    private const string Number = "+49 30 1234567";
    private static readonly DateTimeOffset Now = new(2031, 6, 15, 12, 0, 0, TimeSpan.Zero);
    private static readonly Guid Here = Guid.CreateVersion7(Now);
    private static readonly Guid There = Guid.CreateVersion7(Now);
    private static readonly SlotFacts Open = new(Guid.Empty, EventStatus.Published, null, null, Now.AddDays(-1), Now.AddDays(1), 10, 1);

    public static TheoryData<string, string?, string?, BookingChange, BookingNews?> Changes { get; } = new()
    {
        { "a name, told by mail", Mail, null, new() { AttendeeName = Given("Grace") }, BookingNews.Changed },
        { "a name, told by nobody", null, null, new() { AttendeeName = Given("Grace") }, null },
        { "seats", Mail, null, new() { PartySize = new(2, IsGiven: true) }, BookingNews.Changed },
        { "a first address", null, null, new() { Email = Given(Mail) }, BookingNews.Confirmed },
        { "a first number", null, null, new() { Phone = Given(Number) }, BookingNews.Confirmed },
        { "a first address beside a number", null, Number, new() { Email = Given(Mail) }, BookingNews.Confirmed },
        { "a first number beside an address", Mail, null, new() { Phone = Given(Number) }, BookingNews.Changed },
        { "another address", Mail, null, new() { Email = Given("grace@example.com") }, BookingNews.Changed },
        { "the only address cleared", Mail, null, new() { Email = Given(null) }, null },
        { "an address cleared beside a number", Mail, Number, new() { Email = Given(null) }, BookingNews.Changed },
        { "a move", Mail, null, Move, BookingNews.Moved },
        { "a move with a name", Mail, null, Move with { AttendeeName = Given("Grace") }, BookingNews.Moved },
        { "a move with a first address", null, null, Move with { Email = Given(Mail) }, BookingNews.Confirmed },
        { "a move told by nobody", null, null, Move, null },
        { "a language", Mail, null, new() { Language = Given("de") }, null },
    };

    private static BookingChange Move => new() { NewTimeSlotId = new(There, IsGiven: true) };

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_change_is_told_as_what_matters_most_of_it(string what, string? email, string? phone, BookingChange change, BookingNews? news)
    {
        var before = Made(email, phone);

        var update = before.Apply(change, Open, Open, () => [7], Now.AddMinutes(1)).Value;

        update.IsChange.ShouldBeTrue(what);
        update.News.ShouldBe(news, what);
        update.After.Sequence.ShouldBe(news is null ? 4 : 5, what);
        update.After.UpdatedAt.ShouldBe(Now.AddMinutes(1), what);
        (update.After.TokenSealed is not null).ShouldBe(update.After.HasContact, what);
    }

    [Fact]
    public void A_change_to_what_it_is_already_changes_nothing()
    {
        var before = Made(Mail, null);

        var update = before.Apply(
            new BookingChange { AttendeeName = Given("Ada"), Email = Given(Mail), NewTimeSlotId = new(Here, IsGiven: true), PartySize = new(1, IsGiven: true) },
            Open, Open, () => throw new InvalidOperationException("Nothing is to be sealed."), Now.AddMinutes(1)).Value;

        update.IsChange.ShouldBeFalse();
        update.News.ShouldBeNull();
        update.After.ShouldBe(before);
    }

    [Fact]
    public void A_token_is_sealed_once()
    {
        var before = Made(Mail, null);

        var update = before.Apply(new BookingChange { Phone = Given(Number) }, Open, Open, () => [7], Now).Value;

        update.After.TokenSealed.ShouldBeSameAs(before.TokenSealed);
    }

    [Theory]
    [InlineData(Mail, BookingNews.Cancelled, 5)]
    [InlineData(null, null, 4)]
    public void A_cancellation_is_told_to_whom_there_is(string? email, BookingNews? news, int sequence)
    {
        var update = Made(email, null).Cancel(Open, Now.AddMinutes(1)).Value;

        update.News.ShouldBe(news);
        update.After.Sequence.ShouldBe(sequence);
        (update.After.Status, update.After.CancelledAt).ShouldBe((BookingStatus.Cancelled, Now.AddMinutes(1)));
        update.After.Cancel(Open, Now).Failure.ShouldBe(new BookingCancelled());
    }

    private static Optional<string?> Given(string? value) => new(value, IsGiven: true);

    private static Booking Made(string? email, string? phone) =>
        Booking.Make(new BookingDraft { AttendeeName = "Ada", TimeSlotId = Here, Email = email, Phone = phone }.Check().Value, Here, new byte[32], () => [1], Now) with
        {
            Sequence = 4,
        };
}
