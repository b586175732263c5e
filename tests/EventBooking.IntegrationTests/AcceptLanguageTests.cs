using System.Net.Http.Json;

namespace EventBooking.IntegrationTests;

/// <summary>A booking keeps the language in which its maker's browser asks, where notifications are in it.</summary>
public sealed class AcceptLanguageTests(SharedApi fixture) : IClassFixture<SharedApi>
{
    [Theory]
    [InlineData("de-AT, en;q=0.8", null, "de")]
    [InlineData("en-US,en;q=0.9", null, "en-US")]
    [InlineData("tlh, fr;q=0.3, it;q=0.7", null, "it")]
    [InlineData("fr", "ja", "ja")]
    [InlineData("fr", "tlh", "tlh")]
    [InlineData("tlh", null, null)]
    [InlineData("*", null, null)]
    [InlineData("de;q=0", null, null)]
    [InlineData(";;=, ,x=", null, null)]
    [InlineData(null, null, null)]
    public async Task A_booking_keeps_the_language_that_was_asked_for(string? header, string? body, string? kept)
    {
        var slot = await fixture.Api.PublishSlotAsync();
        for (var time = 0; time < 2; time++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/bookings")
            {
                Content = JsonContent.Create(new { attendee_name = "Ada", time_slot_id = slot.Id, language = body }),
            };
            if (header is not null)
            {
                request.Headers.TryAddWithoutValidation("Accept-Language", header);
            }

            (await fixture.Api.SendAsync(request)).ShouldBe<BookingDto>(System.Net.HttpStatusCode.Created).Language.ShouldBe(kept);
        }
    }

    [Fact]
    public async Task Headers_of_any_length_and_number_are_read()
    {
        var slot = await fixture.Api.PublishSlotAsync(capacity: 2_000);
        for (var i = 0; i < 1_100; i++)
        {
            var answer = await fixture.Api.GetAsync("/b/x", $"x-{i}, de;q=0.5");
            answer.Header("Content-Language").ShouldBe("de");
        }

        var header = string.Join(", ", Enumerable.Range(0, 2_000).Select(i => $"x-{i}")) + ", ar;q=0.1";
        (await fixture.Api.GetAsync("/b/x", header)).Header("Content-Language").ShouldBe("ar");
    }
}
