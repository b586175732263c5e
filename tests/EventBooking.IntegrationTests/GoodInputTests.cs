using System.Net;
using System.Text;

namespace EventBooking.IntegrationTests;

public sealed class GoodInputTests(SharedApi fixture) : IClassFixture<SharedApi>
{
    private ApiDriver Api => fixture.Api;

    public static TheoryData<string> Texts { get; } =
    [
        "🎉", "👩🏽‍🚀 🏳️‍🌈 🇩🇪", "שלום עולם", "مرحبا بالعالم", "\u202bمعكوس\u202c", "Ἀριστοτέλης",
        "Достоевский", "日本語の本", "한국어", "中文簡體", "हिन्दी", "தமிழ்", "ไทย", "ქართული", "Հայերեն", "አማርኛ", "ᚠᚢᚦᚨᚱᚲ",
        "𒀭𒈹", "𐍈𐌰𐌹", "Zalgơ̸̢͓͚".Normalize(), "é and \u0301", "ẞß ıİ ǅ", "\u200bzero\u200dwidth",
        "<script>alert('x')</script>", "Robert'); drop table events;--", "100 % _ \\ / \" ' ` ${x} {{x}}",
        "\ufffd\ufdd0", "a\u202eb", "=?utf-8?B?8J+OieKArmV2aWw=?=", new string('n', 255), new string('ж', 255),
        string.Concat(Enumerable.Repeat("🎉", 255)), "null", "0", "-",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Text_comes_back_as_it_was_sent(string text)
    {
        var published = await Api.PublishAsync(new EventBuilder { Name = text, Description = text, Location = text }.WithSlot());
        var booking = await Api.BookAsync(published.TimeSlots[0].Id, text);

        var read = (await Api.GetAsync($"/api/v1/events/{published.Id}")).ShouldBe<EventDto>(HttpStatusCode.OK);
        (read.Name, read.Description, read.Location).ShouldBe((text, text, text));
        (await Api.TryViewAsync(booking)).ShouldBe<BookingDto>(HttpStatusCode.OK).ShouldBe(booking);
        booking.AttendeeName.ShouldBe(text);
    }

    [Theory]
    [InlineData("\u2003Ame\u0301lie \u0085", "Am\u00e9lie")]
    [InlineData("\u1112\u1161\u11ab\u3000", "\ud55c")]
    public async Task Text_is_kept_in_NFC_without_space_around_it(string text, string kept)
    {
        var published = await Api.PublishAsync(new EventBuilder { Name = text, Description = text, Location = text }.WithSlot());
        var booking = await Api.BookAsync(published.TimeSlots[0].Id, text);

        var read = (await Api.GetAsync($"/api/v1/events/{published.Id}")).ShouldBe<EventDto>(HttpStatusCode.OK);
        (read.Name, read.Description, read.Location).ShouldBe((kept, kept, kept));
        (await Api.TryViewAsync(booking)).ShouldBe<BookingDto>(HttpStatusCode.OK).AttendeeName.ShouldBe(kept);
    }

    [Fact]
    public async Task A_description_has_lines_and_tabs()
    {
        const string text = "One\tline\r\nand another\u0001\u001f\u007f";

        (await Api.PublishAsync(new EventBuilder { Description = text }.WithSlot())).Description.ShouldBe(text);
    }

    [Theory]
    [InlineData("ada@example.com")]
    [InlineData("ада.лавлейс@пример.рф")]
    [InlineData("jürgen+tag@bücher.example")]
    [InlineData("आदा@उदाहरण.भारत")]
    [InlineData("用户@例え.jp")]
    [InlineData("o'brien!#$%&*/=?^_`{|}~-@example.co.uk")]
    [InlineData("root@localhost")]
    public async Task An_address_may_have_letters_of_every_script(string email)
    {
        var slot = await Api.PublishSlotAsync();

        var booking = await Api.BookAsync(slot.Id, email: email);

        booking.Email.ShouldBe(email);
        (await Api.TryViewAsync(booking)).ShouldBe<BookingDto>(HttpStatusCode.OK).ShouldBe(booking);
    }

    [Theory]
    [InlineData("+49 30 1234567")]
    [InlineData("(030) 123-45.67/89")]
    [InlineData("112")]
    [InlineData("+123456789012345")]
    public async Task A_telephone_number_may_be_grouped(string phone) =>
        (await Api.BookAsync((await Api.PublishSlotAsync()).Id, phone: phone)).Phone.ShouldBe(phone);

    [Fact]
    public async Task What_people_paste_is_cleaned()
    {
        var published = await Api.PublishAsync(new EventBuilder { TimeZone = " europe/berlin\u00a0" }.WithSlot());
        var booking = await Api.BookAsync(
            published.TimeSlots[0].Id, email: "\u2068ａｄａ＠example.com\u2069", phone: "\u202a＋49\u00a030\u20111234567\u202c\u200b");

        published.TimeZone.ShouldBe("Europe/Berlin");
        (booking.Email, booking.Phone).ShouldBe(("ada@example.com", "+49 30-1234567"));
    }

    [Fact]
    public async Task The_largest_event_is_taken()
    {
        var builder = new EventBuilder { Name = new string('n', 255), Description = string.Concat(Enumerable.Repeat("🎉", 10_000)) };
        for (var i = 0; i < 1_000; i++)
        {
            builder.WithSlot(1_000_000);
        }

        var published = await Api.PublishAsync(builder);

        var read = (await Api.GetAsync($"/api/v1/events/{published.Id}")).ShouldBe<EventDto>(HttpStatusCode.OK);
        read.Description.ShouldBe(builder.Description);
        read.TimeSlots.Select(slot => slot.Id).ShouldBe(published.TimeSlots.Select(slot => slot.Id));
        read.TimeSlots.Count.ShouldBe(1_000);
        read.TimeSlots.ShouldAllBe(slot => slot.AvailableSpots == 1_000_000);
        (await Api.BookAsync(read.TimeSlots[999].Id, party: 100)).PartySize.ShouldBe(100);
    }

    [Theory]
    [InlineData("1900-01-01")]
    [InlineData("2000-02-29")]
    [InlineData("2024-06-15")]
    [InlineData("2200-12-31")]
    public async Task Dates_of_three_centuries_are_taken(string date)
    {
        var published = await Api.PublishAsync(new EventBuilder { EventDate = date }.WithSlot());

        var read = (await Api.GetAsync($"/api/v1/events/{published.Id}")).ShouldBe<EventDto>(HttpStatusCode.OK);
        read.EventDate.ShouldBe(date);
        read.TimeSlots[0].StartsAt.ShouldBe($"{date}T09:00:00Z");
    }

    [Theory]
    [InlineData("2031-06-14", "22:00:00", "02:00:00", null, "2031-06-15")]
    [InlineData("2031-06-14", "11:00:00", "10:00:00", "2031-06-15", "2031-06-15")]
    [InlineData("2031-06-14", "09:00:00", "00:00:00", "2031-06-14", "2031-06-15")]
    [InlineData("2031-06-14", "09:00:00", "10:00:00", "2031-06-14", "2031-06-14")]
    [InlineData("2200-12-31", "22:00:00", "02:00:00", null, "2201-01-01")]
    public async Task The_times_of_a_slot_can_be_sent_again_as_they_were_answered(
        string date, string start, string end, string? endDate, string answeredEndDate)
    {
        var slot = (await Api.PublishAsync(new EventBuilder().WithSlot(start: start, end: end, date: date, endDate: endDate))).TimeSlots[0];
        (slot.Date, slot.StartTime, slot.EndDate, slot.EndTime).ShouldBe((date, start, answeredEndDate, end));

        var again = await Api.PublishAsync(
            new EventBuilder().WithSlot(start: slot.StartTime, end: slot.EndTime, date: slot.Date, endDate: slot.EndDate));

        again.TimeSlots[0].ShouldBe(slot with { Id = again.TimeSlots[0].Id });
    }

    [Theory]
    [InlineData("2031-06-01T00:00:00Z", "2031-06-01T00:00:00Z")]
    [InlineData("2031-06-01t00:00:00z", "2031-06-01T00:00:00Z")]
    [InlineData("2031-06-01T00:00:00+02:00", "2031-05-31T22:00:00Z")]
    [InlineData("2031-06-01T00:00:00-09:30", "2031-06-01T09:30:00Z")]
    [InlineData("2031-06-01T00:00Z", "2031-06-01T00:00:00Z")]
    [InlineData("2031-06-01T00:00:00.5Z", "2031-06-01T00:00:00.5Z")]
    [InlineData("2031-06-01T00:00:00.123456Z", "2031-06-01T00:00:00.123456Z")]
    [InlineData("2031-06-01T00:00:00.1234567+00:00", "2031-06-01T00:00:00.123456Z")]
    [InlineData("2031-06-01T00:00:00.123456789Z", "2031-06-01T00:00:00.123456Z")]
    public async Task Instants_are_taken_in_every_form_of_RFC_3339(string sent, string kept)
    {
        var published = await Api.PublishAsync(new EventBuilder { OpensAt = sent }.WithSlot());

        published.OpensAt.ShouldBe(kept);
        (await Api.GetAsync($"/api/v1/events/{published.Id}")).ShouldBe<EventDto>(HttpStatusCode.OK).OpensAt.ShouldBe(kept);
    }

    [Fact]
    public async Task Ids_are_taken_in_upper_case()
    {
        var published = await Api.PublishAsync(new EventBuilder().WithSlot());
        var (id, slot) = (published.Id.ToString().ToUpperInvariant(), published.TimeSlots[0].Id.ToString().ToUpperInvariant());

        (await Api.GetAsync($"/api/v1/events/{id}")).ShouldBe<EventDto>(HttpStatusCode.OK).Id.ShouldBe(published.Id);
        (await Api.GetAsync($"/api/v1/events/{id}/slots")).ShouldBe(HttpStatusCode.OK);
        (await Api.SendAsync(HttpMethod.Post, "/api/v1/bookings", new { attendee_name = "Ada", time_slot_id = slot }))
            .ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Names_are_trimmed_and_blank_texts_are_absent()
    {
        var published = await Api.PublishAsync(
            new EventBuilder { Name = " \u3000Bookbinding\t\n", Description = "  ", Location = "" }.WithSlot());

        (published.Name, published.Description, published.Location).ShouldBe(("Bookbinding", null, null));
        (await Api.BookAsync(published.TimeSlots[0].Id, $"  {new string('n', 255)} ")).AttendeeName.ShouldBe(new string('n', 255));
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("Application/JSON;charset=\"UTF-8\"")]
    [InlineData("application/vnd.example+json")]
    public async Task A_body_may_be_announced_as_any_JSON(string type)
    {
        // Unknown members, times without seconds, null for what may be absent, a byte order mark.
        const string body =
            "\ufeff{\"name\":\"Bookbinding\",\"event_date\":\"2031-06-15\",\"x\":{\"y\":[1,\"\\ud800\"]},"
            + "\"description\":null,\"time_zone\":null,"
            + "\"time_slots\":[{\"start_time\":\"09:00\",\"end_time\":\"00:00\",\"max_capacity\":1,\"colour\":\"red\"}]}";
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/events");
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        request.Headers.Add("Accept", "text/html");

        var published = (await Api.SendAsync(request)).ShouldBe<EventDto>(HttpStatusCode.Created);

        published.TimeZone.ShouldBe("UTC");
        (published.TimeSlots[0].StartTime, published.TimeSlots[0].EndTime).ShouldBe(("09:00:00", "00:00:00"));
        published.TimeSlots[0].EndsAt.ShouldBe("2031-06-16T00:00:00Z");
    }
}
