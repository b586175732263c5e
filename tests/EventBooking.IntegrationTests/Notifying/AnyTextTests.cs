using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using CsCheck;
using EventBooking.Testing.Mail;
using EventBooking.Testing.Reading;

namespace EventBooking.IntegrationTests.Notifying;

/// <summary>
/// Texts of every script take the whole way: they are published and booked, and are read back from the answers, the mail's bytes,
/// the calendars and the page. They are the same but for what is invisible, or they were refused.
/// </summary>
public sealed partial class AnyTextTests
{
    private const int Texts = 1000;
    private const int AtATime = 8;

    [Fact]
    public async Task Text_of_every_script_is_read_back_wherever_it_is_shown()
    {
        await using var mail = await MailServer.StartAsync();
        await using var system = await NotifierSystem.StartAsync(notifiers: 0);
        await system.StartOwnChannelsAsync(
            ("Mail:Host", "127.0.0.1"),
            ("Mail:Port", mail.Port.ToString(CultureInfo.InvariantCulture)),
            ("Mail:Security", "None"),
            ("Mail:From", "bookings@example.com"));
        await Gen.Select(AnyText.Line, AnyText.Lines).Array[Texts].SampleAsync(
            texts => ReadBackAsync(texts, system, mail), iter: 1, threads: 1, print: texts => $"{texts.Length} texts");
    }

    private static async Task ReadBackAsync((string Line, string Lines)[] texts, NotifierSystem system, MailServer mail)
    {
        var shown = new ConcurrentBag<Shown>();
        await Parallel.ForAsync(0, texts.Length, new ParallelOptions { MaxDegreeOfParallelism = AtATime }, async (i, _) =>
            shown.Add(await BookAsync(system.Api, texts[i], i)));
        await system.RelayAsync();
        var booked = shown.Where(one => one.Booking is not null).ToList();
        await Eventually.BeTrueAsync(() => mail.Count >= booked.Count, TimeSpan.FromMinutes(2));

        var mails = mail.Mails.ToDictionary(one => one.Recipients.Single(), StringComparer.Ordinal);
        await Parallel.ForEachAsync(booked, new ParallelOptions { MaxDegreeOfParallelism = AtATime }, async (one, _) =>
        {
            try
            {
                CheckMail(one, RawMail.Of(mails[one.Booking!.Email!].Content));
                await CheckPagesAsync(system.Api, one);
            }
            catch (Exception exception) when (exception is ShouldAssertException or FormatException or InvalidOperationException)
            {
                throw new InvalidOperationException(one.Sent, exception);
            }
        });
        booked.Count.ShouldBeGreaterThan(Texts / 2);
    }

    private static async Task<Shown> BookAsync(ApiDriver api, (string Line, string Lines) text, int number)
    {
        var builder = new EventBuilder { Name = text.Line, Location = text.Line, Description = text.Lines }.WithSlot();
        var answer = await api.SendAsync(HttpMethod.Post, "/api/v1/events", builder.ToRequest());
        if (answer.Status == HttpStatusCode.BadRequest)
        {
            return new Shown(text.Line, Event: null, Booking: null);
        }

        var published = answer.ShouldBe<EventDto>(HttpStatusCode.Created);
        published.Name.ShouldBe(Kept(text.Line));
        published.Location.ShouldBe(Kept(text.Line));
        published.Description.ShouldBe(Kept(text.Lines));
        var booked = await api.TryBookAsync(published.TimeSlots[0].Id, text.Line, email: $"guest{number}@example.com");
        if (booked.Status == HttpStatusCode.BadRequest)
        {
            // A name may hold no address of the web; an event's may.
            booked = await api.TryBookAsync(published.TimeSlots[0].Id, email: $"guest{number}@example.com");
            return new Shown(text.Line, published, booked.ShouldBe<BookingDto>(HttpStatusCode.Created));
        }

        var booking = booked.ShouldBe<BookingDto>(HttpStatusCode.Created);
        booking.AttendeeName.ShouldBe(Kept(text.Line));
        return new Shown(text.Line, published, booking);
    }

    private static void CheckMail(Shown one, RawMail mail)
    {
        var (name, attendee) = (ShownText.Bare(one.Event!.Name), ShownText.Bare(one.Booking!.AttendeeName));
        ShownText.BareWords(mail.ToName).ShouldBe(ShownText.BareWords(attendee));
        var subject = ShownText.Bare(mail.Subject);
        (subject.Contains(name, StringComparison.Ordinal) || subject.Contains("..., ", StringComparison.Ordinal)).ShouldBeTrue(subject);
        var lines = mail.Part("text/plain").Text().Split("\r\n");
        lines.Single(line => line.StartsWith("Event: ", StringComparison.Ordinal))["Event: ".Length..].ShouldBeShown(name);
        lines.Single(line => line.StartsWith("Where: ", StringComparison.Ordinal))["Where: ".Length..].ShouldBeShown(name);
        lines.Single(line => line.StartsWith("Name: ", StringComparison.Ordinal))["Name: ".Length..].ShouldBeShown(attendee);
        Isolated(mail.Part("text/html").Text()).ShouldBe([attendee, attendee, name, name, name, name], ignoreOrder: true);
        foreach (var part in new[] { "text/calendar", "application/ics" })
        {
            var entry = ReadCalendar.Of(mail.Part(part).Content()).Entries.Single();
            CheckEntry(entry, one);
            entry["ATTENDEE"].Parameters["CN"].ShouldBeShown(attendee);
        }
    }

    private static async Task CheckPagesAsync(ApiDriver api, Shown one)
    {
        var (published, booking) = (one.Event!, one.Booking!);
        var page = await api.Http.GetStringAsync($"/b/{booking.BookingToken}");
        Isolated(page).ShouldBe(
            [ShownText.Bare(published.Name), ShownText.Bare(published.Location!), ShownText.Bare(booking.AttendeeName)]);
        CheckEntry(
            ReadCalendar.Of(await api.Http.GetByteArrayAsync($"/api/v1/bookings/{booking.BookingToken}/calendar.ics")).Entries.Single(),
            one);
        var feed = ReadCalendar.Of(await api.Http.GetByteArrayAsync($"/api/v1/events/{published.Id}/calendar.ics"));
        feed["NAME"].Text.ShouldBeShown(published.Name);
        feed["X-WR-CALNAME"].Text.ShouldBeShown(published.Name);
        ShownText.BareLines(feed.Entries.Single()["DESCRIPTION"].Text).ShouldBe(ShownText.BareLines(published.Description ?? ""));
    }

    private static void CheckEntry(ReadCalendar entry, Shown one)
    {
        entry["SUMMARY"].Text.ShouldBeShown(one.Event!.Name);
        entry["LOCATION"].Text.ShouldBeShown(one.Event.Location!);
        entry["DESCRIPTION"].Text.Split('\n').Single(line => line.StartsWith("Name: ", StringComparison.Ordinal))["Name: ".Length..]
            .ShouldBeShown(one.Booking!.AttendeeName);
    }

    // What stands for itself in a page, less ids and codes, which have a class, a style or hyphens of their own.
    private static List<string> Isolated(string html) => [.. Bdi().Matches(html)
        .Select(match => ShownText.Bare(WebUtility.HtmlDecode(match.Groups["text"].Value)))
        .Where(text => !Guid.TryParse(text, out var _))];

    private static string? Kept(string text) => text.Trim().Normalize() is { Length: > 0 } kept ? kept : null;

    [GeneratedRegex("<bdi(?: lang=\"[a-z-]*\")?>(?<text>[^<]*)</bdi>", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Bdi();

    private sealed record Shown(string Sent, EventDto? Event, BookingDto? Booking);
}
