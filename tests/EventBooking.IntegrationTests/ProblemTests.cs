using System.Text;

namespace EventBooking.IntegrationTests;

/// <summary>Problem documents byte for byte: clients may read them by members, by text or by length.</summary>
[Collection(nameof(SharedClock))]
public sealed class ProblemTests(ClockFixture fixture)
{
    private ApiDriver Api => fixture.Api;

    [Fact]
    public async Task A_refusal_has_the_same_members_in_the_same_order()
    {
        var full = (await Api.PublishAsync(new EventBuilder().WithSlotAt(fixture.Now + TimeSpan.FromHours(1), capacity: 1))).TimeSlots[0];
        await Api.BookAsync(full.Id);
        var early = await Api.PublishAsync(
            new EventBuilder { OpensAt = "2031-07-01T10:00:00+02:00" }.WithSlotAt(fixture.Now + TimeSpan.FromDays(60)));

        ShouldBeWhole(
            await Api.TryBookAsync(full.Id),
            """{"type":"urn:eventbooking:problem:time_slot_full","title":"The time slot has too little room.","status":"""
                + """409,"detail":"The time slot is full.","code":"time_slot_full","available_spots":0}""");
        ShouldBeWhole(
            await Api.TryBookAsync(early.TimeSlots[0].Id),
            """{"type":"urn:eventbooking:problem:booking_not_open","title":"Booking has not opened yet.","status":"""
                + """409,"detail":"Booking opens at """
                + """2031-07-01T08:00:00Z.","code":"booking_not_open","opens_at":"2031-07-01T08:00:00Z"}""");
        ShouldBeWhole(
            await Api.TryBookAsync(Guid.Empty),
            """{"type":"urn:eventbooking:problem:time_slot_not_found","title":"The time slot does not exist.","status":"""
                + """404,"detail":"There is no time slot with this id.","code":"time_slot_not_found"}""");
        ShouldBeWhole(
            await Api.GetAsync("/api/v1/events?limit=0&from=x"),
            """{"type":"urn:eventbooking:problem:invalid_request","title":"The request is invalid.","status":"""
                + """400,"detail":"2 fields are wrong; errors says which.","code":"invalid_request","errors":"""
                + """{"limit":["must be a number from 1 to 500"],"from":["must be a date such as 2031-06-15"]}}""");
    }

    private static void ShouldBeWhole(Answer answer, string body)
    {
        answer.Body.ShouldBe(body);
        answer.Response.Content.Headers.ContentType!.ToString().ShouldBe("application/problem+json");
        answer.Response.Headers.TransferEncodingChunked.ShouldNotBe(true, "It goes out in one piece.");
        answer.Response.Content.Headers.ContentLength.ShouldBe(Encoding.UTF8.GetByteCount(body));
    }
}
