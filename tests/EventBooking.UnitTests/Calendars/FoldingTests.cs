using System.Text;
using CsCheck;
using EventBooking.Domain.Events;
using EventBooking.Domain.Notifications;
using EventBooking.Presentation.Calendars;
using EventBooking.Presentation.Localization;
using EventBooking.Testing.Reading;
using EventBooking.UnitTests.Mail;

namespace EventBooking.UnitTests.Calendars;

/// <summary>What a calendar program reads is what people wrote, wherever lines end.</summary>
public sealed class FoldingTests
{
    private static readonly CalendarMailbox Sender = new("=?utf-8?q?Museum?= 🎉", "bookings@example.com");

    [Theory]
    [InlineData("🎉")]
    [InlineData("𠮷")]
    [InlineData("👩‍👩‍👧‍👦")]
    [InlineData("é漢")]
    public void A_character_stays_whole_however_little_room_is_left(string character)
    {
        for (var before = 0; before <= 80; before++)
        {
            var text = $"{new string('a', before)}{character}b";

            ReadBack(text, text, text, text);
        }
    }

    [Fact]
    public void Text_of_every_script_is_read_back_from_every_property() =>
        Gen.Select(AnyText.Line, AnyText.Line, AnyText.Line, AnyText.Lines).Sample(ReadBack, iter: 1000);

    private static void ReadBack(string name, string location, string attendee, string description)
    {
        var details = MailSample.Notification(
            NotificationKind.BookingConfirmed, attendee: attendee, name: name, location: location).Details;
        typeof(Event).GetProperty(nameof(Event.Description))!.SetValue(details.Event, description);
        var notes = BookingNotes.Of(details, Texts.In(Languages.English));

        var mailed = Read(BookingCalendar.Request(details, Sender, notes, MailSample.Now));
        var downloaded = Read(BookingCalendar.Publish(details, notes, MailSample.Now));
        var feed = Read(EventCalendar.Of(details.Event, [details.Slot]));

        foreach (var calendar in new[] { mailed, downloaded, feed })
        {
            var entry = calendar.Entries.ShouldHaveSingleItem();
            ShownText.Bare(entry["SUMMARY"].Text).ShouldBe(ShownText.Bare(name));
            ShownText.Bare(entry["LOCATION"].Text).ShouldBe(ShownText.Bare(location));
        }

        var person = mailed.Entries.Single()["ATTENDEE"];
        ShownText.Bare(person.Parameters["CN"]).ShouldBe(ShownText.Bare(attendee));
        person.Parameters["CN"].ShouldNotContain("=?");
        ShownText.Bare(mailed.Entries.Single()["ORGANIZER"].Parameters["CN"]).ShouldBe(Sender.Name);
        foreach (var noted in new[] { mailed, downloaded }.Select(calendar => calendar.Entries.Single()["DESCRIPTION"].Text.Split('\n')))
        {
            ShownText.Bare(noted.Single(line => line.StartsWith("Name: ", StringComparison.Ordinal))["Name: ".Length..])
                .ShouldBe(ShownText.Bare(attendee));
        }

        ShownText.BareLines(feed.Entries.Single()["DESCRIPTION"].Text).ShouldBe(ShownText.BareLines(description));
        ShownText.Bare(feed["NAME"].Text).ShouldBe(ShownText.Bare(name));
        ShownText.Bare(feed["X-WR-CALNAME"].Text).ShouldBe(ShownText.Bare(name));
    }

    private static ReadCalendar Read(string calendar) => ReadCalendar.Of(Encoding.UTF8.GetBytes(calendar));
}
