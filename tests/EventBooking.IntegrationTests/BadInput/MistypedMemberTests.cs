using System.Net;
using System.Text;

namespace EventBooking.IntegrationTests.BadInput;

/// <summary>
/// A member that is likely mistyped is refused and named, as is the one that it was to be; any other unknown one is ignored.
/// </summary>
public sealed class MistypedMemberTests(SharedApi fixture) : IClassFixture<SharedApi>
{
    private const string Event = """ "name":"Bookbinding","event_date":"2031-06-15" """;
    private const string Slots = """ "time_slots":[{"start_time":"09:00","end_time":"10:00","max_capacity":5}] """;

    private ApiDriver Api => fixture.Api;

    [Theory]
    [InlineData("timezone", "\"Europe/Berlin\"", "time_zone")]
    [InlineData("timeZone", "\"Europe/Berlin\"", "time_zone")]
    [InlineData("TIME-ZONE", "\"Europe/Berlin\"", "time_zone")]
    [InlineData("tim_zone", "null", "time_zone")]
    [InlineData("time_zome", "{\"x\":[]}", "time_zone")]
    [InlineData("descriptoin", "1", "description")]
    [InlineData("organizerEmail", "\"x\"", "organizer_email")]
    [InlineData("\\u0074imezone", "1", "time_zone")]
    public Task An_event_is_not_published_without_what_was_meant(string sent, string value, string meant) =>
        ShouldBeNamedAsync(
            "/api/v1/events",
            $"{{\"{sent}\":{value},{Event},{Slots}}}",
            sent.Replace("\\u0074", "t", StringComparison.Ordinal),
            meant);

    [Theory]
    [InlineData("endDate", "end_date")]
    [InlineData("endTime", "end_time")]
    [InlineData("Date_", "date")]
    [InlineData("startTime", "start_time")]
    [InlineData("max_capacty", "max_capacity")]
    public async Task A_slot_is_not_published_without_what_was_meant(string sent, string meant)
    {
        // Of the second slot everything is there but the member that is meant.
        var members = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["start_time"] = "\"09:00\"",
            ["end_time"] = "\"10:00\"",
            ["max_capacity"] = "5",
        };
        var whole = Write(members);
        members.Remove(meant);
        members.Add(sent, "\"11:00\"");
        var body = $"{{{Event},\"time_slots\":[{whole},{Write(members)}]}}";

        await ShouldBeNamedAsync("/api/v1/events", body, $"time_slots[1].{sent}", meant);
    }

    [Theory]
    [InlineData("partySize", "party_size")]
    [InlineData("party_sise", "party_size")]
    [InlineData("e-mail", "email")]
    [InlineData("EMail_", "email")]
    [InlineData("langauge", "language")]
    public async Task A_seat_is_not_booked_and_a_booking_not_changed_without_what_was_meant(string sent, string meant)
    {
        var slot = await Api.PublishSlotAsync();
        await ShouldBeNamedAsync(
            "/api/v1/bookings", $$"""{"attendee_name":"Ada","time_slot_id":"{{slot.Id}}","{{sent}}":2}""", sent, meant);
        var booking = await Api.BookAsync(slot.Id);

        var answer = await SendAsync(HttpMethod.Put, $"/api/v1/bookings/{booking.BookingToken}", $$"""{"{{sent}}":2}""");

        answer.ShouldFail(HttpStatusCode.BadRequest, "invalid_request").Errors!.Keys.ShouldBe([sent]);
        (await Api.SlotsAsync(booking.EventId)).Single().CurrentBookings.ShouldBe(1);
    }

    [Theory]
    [InlineData("""{"attendee_name":"Ada","time_slot_id":"[slot]","party_size":1,"partySize":2}""")]
    [InlineData("""{"partySize":2,"attendee_name":"Ada","time_slot_id":"[slot]","party_size":1}""")]
    [InlineData("""{"attendee_name":"Ada","time_slot_id":"[slot]","party_size":1.0,"partySize":2}""")]
    [InlineData(
        """{"attendee_name":"Ada","time_slot_id":"[slot]","nmae":"x","emial_":"x","telephone":"x","party":{"partySize":2},"id":"""
        + """1,"":2,"lang":3}""")]
    [InlineData("""{"Attendee_Name":"Ada","TIME_SLOT_ID":"[slot]","x":{"partySize":1},"y":[{"e-mail":1}]}""")]
    [InlineData("""{"attendee_name":"x","time_slot_id":"[slot]","attendee_name":"Ada"}""")]
    public async Task What_is_unlike_all_that_is_missing_is_ignored(string body)
    {
        var slot = await Api.PublishSlotAsync();

        var answer = await SendAsync(
            HttpMethod.Post, "/api/v1/bookings", body.Replace("[slot]", slot.Id.ToString(), StringComparison.Ordinal));

        var booking = answer.ShouldBe<BookingDto>(HttpStatusCode.Created);
        (booking.AttendeeName, booking.PartySize).ShouldBe(("Ada", 1));
    }

    [Fact]
    public async Task A_name_that_is_no_text_is_a_mistake_of_the_body() =>
        (await SendAsync(HttpMethod.Post, "/api/v1/bookings", """{"attendee_name":"Ada","\ud800":1}"""))
            .ShouldFail(HttpStatusCode.BadRequest, "invalid_request");

    [Fact]
    public async Task What_was_answered_can_be_sent_back()
    {
        var published = await Api.SendAsync(HttpMethod.Post, "/api/v1/events", new EventBuilder().WithSlot().ToRequest());
        var copy = (await SendAsync(HttpMethod.Post, "/api/v1/events", published.Body)).ShouldBe<EventDto>(HttpStatusCode.Created);
        var booked = await Api.TryBookAsync(copy.TimeSlots[0].Id, party: 2);

        (await SendAsync(HttpMethod.Post, "/api/v1/bookings", booked.Body)).ShouldBe(HttpStatusCode.Created);
        (await SendAsync(HttpMethod.Put, $"/api/v1/bookings/{booked.Read<BookingDto>().BookingToken}", booked.Body))
            .ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("""{"time_slot_id":"[second]"}""", 1)]
    [InlineData("""{"new_time_slot_id":"[second]"}""", 1)]
    [InlineData("""{"time_slot_id":"[third]","new_time_slot_id":"[second]"}""", 1)]
    [InlineData("""{"new_time_slot_id":"[second]","time_slot_id":"[third]"}""", 1)]
    [InlineData("""{"new_time_slot_id":"[second]","time_slot_id":null}""", 1)]
    [InlineData("""{"time_slot_id":"[first]"}""", 0)]
    public async Task A_booking_moves_to_the_slot_that_is_named(string body, int target)
    {
        var slots = (await Api.PublishAsync(new EventBuilder().WithSlots(count: 3, capacity: 5))).TimeSlots;
        var booking = await Api.BookAsync(slots[0].Id);
        foreach (var (name, index) in new[] { ("[first]", 0), ("[second]", 1), ("[third]", 2) })
        {
            body = body.Replace(name, slots[index].Id.ToString(), StringComparison.Ordinal);
        }

        (await SendAsync(HttpMethod.Put, $"/api/v1/bookings/{booking.BookingToken}", body))
            .ShouldBe<BookingDto>(HttpStatusCode.OK).TimeSlotId.ShouldBe(slots[target].Id);
    }

    private static string Write(Dictionary<string, string> members) =>
        $"{{{string.Join(',', members.Select(member => $"\"{member.Key}\":{member.Value}"))}}}";

    private async Task ShouldBeNamedAsync(string path, string body, string sent, string meant)
    {
        var errors = (await SendAsync(HttpMethod.Post, path, body))
            .ShouldFail(HttpStatusCode.BadRequest, "invalid_request").Errors.ShouldNotBeNull();

        errors.Keys.ShouldBe([sent]);
        errors[sent].ShouldBe([$"is not known; did you mean {meant}?"]);
    }

    private async Task<Answer> SendAsync(HttpMethod method, string path, string body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        return await Api.SendAsync(request);
    }
}
