using System.Net;
using System.Text.Json.Nodes;
using EventBooking.Infrastructure.Deliveries;
using EventBooking.Infrastructure.Outbox;
using EventBooking.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace EventBooking.IntegrationTests.Deliveries;

public sealed class DeliveryListTests(SharedApi fixture) : IClassFixture<SharedApi>
{
    private static readonly DateTimeOffset Then = new(2031, 6, 1, 12, 0, 0, TimeSpan.Zero);

    private ApiDriver Api => fixture.Api;

    [Fact]
    public async Task The_holder_sees_what_was_sent_and_no_address()
    {
        var booking = await Api.BookAsync((await Api.PublishSlotAsync()).Id, email: "ada@example.com");
        (await ListAsync(booking)).ShouldBeEmpty();
        await InsertAsync(
            Row(booking.Id, "booking_confirmed", 0, DeliveryStatus.Sent, settledAt: Then.AddSeconds(1)),
            Row(booking.Id, "booking_moved", 1, DeliveryStatus.Queued, reason: "smtp_451"),
            Row(Guid.CreateVersion7(Then), "booking_confirmed", 0, DeliveryStatus.Queued));

        var list = await ListAsync(booking);

        list.Select(row => $"{row!["kind"]} {row["channel"]} {row["status"]} "
            + $"{row["sequence"]}").ShouldBe(["booking_confirmed email sent 0", "booking_moved email queued 1"]);
        list[0]!.AsObject().Select(member => member.Key).ShouldBe(
            ["kind", "channel", "status", "sequence", "reason", "attempts", "occurred_at", "created_at", "next_attempt_at", "settled_at"]);
        list[0]!["settled_at"]!.GetValue<string>().ShouldBe("2031-06-01T12:00:01Z");
        list[0]!["next_attempt_at"].ShouldBeNull();
        list[1]!["settled_at"].ShouldBeNull();
        list[1]!["next_attempt_at"]!.GetValue<string>().ShouldBe("2031-06-01T12:05:00Z");
        list[1]!["reason"]!.GetValue<string>().ShouldBe("smtp_451");
        list.ToJsonString().ShouldNotContain("ada@example.com");
    }

    [Fact]
    public async Task Whether_a_cancellation_was_sent_can_be_asked_after_it()
    {
        var booking = await Api.BookAsync((await Api.PublishSlotAsync()).Id, email: "ada@example.com");
        await Api.TryCancelAsync(booking);
        await InsertAsync(Row(booking.Id, "booking_cancelled", 1, DeliveryStatus.Skipped, reason: "never_told", settledAt: Then));

        (await ListAsync(booking)).ShouldHaveSingleItem()!["reason"]!.GetValue<string>().ShouldBe("never_told");
    }

    [Fact]
    public async Task No_booking_has_no_list()
    {
        foreach (var token in new[] { "x", new string('A', 43) })
        {
            (await Api.GetAsync($"/api/v1/bookings/{token}/deliveries")).ShouldFail(HttpStatusCode.NotFound, "booking_not_found");
        }
    }

    private static Delivery Row(
        Guid subject, string kind, int sequence, DeliveryStatus status, string? reason = null,
        DateTimeOffset? settledAt = null) =>
        new()
        {
            Id = Guid.CreateVersion7(Then),
            SubjectType = OutboxMessage.BookingSubject,
            SubjectId = subject,
            Kind = kind,
            Sequence = sequence,
            Channel = Channel.Email,
            Status = status,
            Reason = reason,
            Attempts = 1,
            NextAttemptAt = Then.AddMinutes(5),
            OccurredAt = Then,
            CreatedAt = Then.AddSeconds(sequence),
            SettledAt = settledAt,
        };

    private async Task<JsonArray> ListAsync(BookingDto booking)
    {
        var answer = await Api.GetAsync($"/api/v1/bookings/{booking.BookingToken}/deliveries");
        answer.ShouldBe(HttpStatusCode.OK);
        answer.Header("Cache-Control").ShouldBe("no-store");
        return JsonNode.Parse(answer.Body)!.AsArray();
    }

    private async Task InsertAsync(params Delivery[] rows)
    {
        await using var dataSource = NpgsqlDataSource.Create(fixture.ConnectionString);
        var options = new DbContextOptionsBuilder<BookingDbContext>().UseNpgsql(dataSource).UseSnakeCaseNamingConvention().Options;
        await using var database = new BookingDbContext(options);
        database.AddRange(rows.Cast<object>());
        await database.SaveChangesAsync();
    }
}
