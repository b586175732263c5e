using System.Text.Json;
using System.Text.RegularExpressions;
using EventBooking.Contracts;
using EventBooking.Domain.Notifications;
using EventBooking.Infrastructure.Outbox;
using EventBooking.Infrastructure.Seats;
using MassTransit;
using MassTransit.Serialization;

namespace EventBooking.UnitTests.Contracts;

/// <summary>
/// What goes over the wire, written down a second time. A message of an older version may wait in a queue while a newer one is deployed:
/// what is here may gain members, but none may change or go.
/// </summary>
public sealed partial class ContractTests
{
    private static readonly Guid Subject = Guid.Parse("019aba00-1111-7222-8333-444455556666");
    private static readonly Guid Previous = Guid.Parse("019aba00-7777-7888-8999-aaaabbbbcccc");
    // But for the white space, which says nothing.
    private static readonly JsonSerializerOptions OnTheWire = new(SystemTextJsonMessageSerializer.Options) { WriteIndented = false };
    private static readonly DateTimeOffset At = new(2031, 6, 15, 7, 8, 9, TimeSpan.Zero);

    public static TheoryData<object, string, string> Pinned => new()
    {
        {
            new BookingConfirmedV1 { BookingId = Subject, Sequence = 0, OccurredAt = At },
            "urn:message:EventBooking.Contracts:BookingConfirmedV1",
            """{"bookingId":"019aba00-1111-7222-8333-444455556666","sequence":0,"occurredAt":"2031-06-15T07:08:09+00:00"}"""
        },
        {
            new BookingMovedV1 { BookingId = Subject, Sequence = 3, PreviousTimeSlotId = Previous, OccurredAt = At },
            "urn:message:EventBooking.Contracts:BookingMovedV1",
            """{"bookingId":"019aba00-1111-7222-8333-444455556666","sequence":3"""
                + ""","previousTimeSlotId":"019aba00-7777-7888-8999-aaaabbbbcccc","occurredAt":"2031-06-15T07:08:09+00:00"}"""
        },
        {
            new BookingChangedV1 { BookingId = Subject, Sequence = 2, OccurredAt = At },
            "urn:message:EventBooking.Contracts:BookingChangedV1",
            """{"bookingId":"019aba00-1111-7222-8333-444455556666","sequence":2,"occurredAt":"2031-06-15T07:08:09+00:00"}"""
        },
        {
            new BookingCancelledV1 { BookingId = Subject, Sequence = 4, OccurredAt = At },
            "urn:message:EventBooking.Contracts:BookingCancelledV1",
            """{"bookingId":"019aba00-1111-7222-8333-444455556666","sequence":4,"occurredAt":"2031-06-15T07:08:09+00:00"}"""
        },
        {
            new BookingUpdatedV1
            {
                BookingId = Subject, Kind = "booking_moved", Sequence = 3, EmailNumber = 2, PreviousTimeSlotId = Previous, OccurredAt = At,
            },
            "urn:message:EventBooking.Contracts:BookingUpdatedV1",
            """{"bookingId":"019aba00-1111-7222-8333-444455556666","kind":"booking_moved","sequence":3,"emailNumber":2,"phoneNumber":null"""
                + ""","previousTimeSlotId":"019aba00-7777-7888-8999-aaaabbbbcccc","occurredAt":"2031-06-15T07:08:09+00:00"}"""
        },
        {
            new EventCancelledV1 { EventId = Subject, OccurredAt = At },
            "urn:message:EventBooking.Contracts:EventCancelledV1",
            """{"eventId":"019aba00-1111-7222-8333-444455556666","occurredAt":"2031-06-15T07:08:09+00:00"}"""
        },
        {
            new ReminderDueV1 { TimeSlotId = Subject, LeadMinutes = 1440, StartsAt = At, OccurredAt = At.AddDays(-1) },
            "urn:message:EventBooking.Contracts:ReminderDueV1",
            """{"timeSlotId":"019aba00-1111-7222-8333-444455556666","leadMinutes":1440"""
                + ""","startsAt":"2031-06-15T07:08:09+00:00","occurredAt":"2031-06-14T07:08:09+00:00"}"""
        },
    };

    [Theory]
    [MemberData(nameof(Pinned))]
    public void A_contract_is_written_and_read_as_it_always_was(object message, string name, string json)
    {
        ArgumentNullException.ThrowIfNull(message);
        MessageUrn.ForTypeString(message.GetType()).ShouldBe(name);
        JsonSerializer.Serialize(message, message.GetType(), OnTheWire).ShouldBe(json);
        JsonSerializer.Deserialize(json, message.GetType(), OnTheWire).ShouldBe(message);
    }

    [Fact]
    public void Every_contract_is_pinned()
    {
        var contracts = typeof(BookingUpdatedV1).Assembly.GetExportedTypes().OrderBy(type => type.Name, StringComparer.Ordinal).ToList();

        Pinned.Select(row => row.Data.Item1.GetType()).OrderBy(type => type.Name, StringComparer.Ordinal).ShouldBe(contracts);
        OutboxContracts.All.ShouldBeSubsetOf(contracts);
    }

    [Fact]
    public void Every_kind_that_is_written_has_its_contract()
    {
        var kinds = Enum.GetValues<NotificationKind>().Except([NotificationKind.Reminder]).Select(kind => kind.ToText())
            .Concat(Kind().Matches(SeatSql.Book + SeatSql.BookAgain).Select(match => match.Groups["kind"].Value))
            .Append(NotificationKinds.Reminder(1440)).Append(NotificationKinds.Reminder(90))
            .Distinct(StringComparer.Ordinal).ToList();

        kinds.Count.ShouldBe(8);
        kinds.ShouldAllBe(kind => OutboxContracts.All.Contains(Row(kind).ToContract()!.GetType()));
        Row("booking_teleported").ToContract().ShouldBeNull();
    }

    [Theory]
    [InlineData(NotificationKind.BookingConfirmed, typeof(BookingConfirmedV1))]
    [InlineData(NotificationKind.BookingMoved, typeof(BookingMovedV1))]
    [InlineData(NotificationKind.BookingChanged, typeof(BookingChangedV1))]
    [InlineData(NotificationKind.BookingCancelled, typeof(BookingCancelledV1))]
    public void A_notifier_of_the_version_before_reads_what_this_one_publishes(NotificationKind kind, Type earlier)
    {
        var contract = Row(kind.ToText()).ToContract().ShouldNotBeNull();
        var json = JsonSerializer.Serialize(contract, contract.GetType(), OnTheWire);

        OutboxContracts.EarlierOf(contract).ShouldBe(earlier);
        var read = JsonSerializer.Deserialize(json, earlier, OnTheWire).ShouldNotBeNull();
        earlier.GetProperties().ShouldAllBe(
            property => Equals(property.GetValue(read), contract.GetType().GetProperty(property.Name)!.GetValue(contract)));
    }

    [Theory]
    [InlineData(1440, "reminder_24h")]
    [InlineData(60, "reminder_1h")]
    [InlineData(90, "reminder_90m")]
    [InlineData(1, "reminder_1m")]
    public void A_reminders_kind_carries_its_lead_time(int minutes, string text)
    {
        NotificationKinds.Reminder(minutes).ShouldBe(text);
        NotificationKinds.TryParse(text, out var kind, out var lead).ShouldBeTrue();
        (kind, lead).ShouldBe((NotificationKind.Reminder, TimeSpan.FromMinutes(minutes)));
    }

    [Theory]
    [InlineData("reminder")]
    [InlineData("reminder_")]
    [InlineData("reminder_h")]
    [InlineData("reminder_0h")]
    [InlineData("reminder_-1h")]
    [InlineData("reminder_24")]
    [InlineData("reminder_999999999h")]
    [InlineData("booking_teleported")]
    public void What_is_no_kind_is_not_taken_for_one(string text) => NotificationKinds.TryParse(text, out _, out _).ShouldBeFalse();

    private static OutboxMessage Row(string kind) =>
        new() { Kind = kind, SubjectId = Subject, Sequence = 3, PreviousTimeSlotId = Previous, CreatedAt = At };

    [GeneratedRegex("'(?<kind>booking_[a-z_]+)'", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Kind();
}
