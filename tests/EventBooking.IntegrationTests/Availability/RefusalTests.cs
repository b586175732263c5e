using System.Diagnostics;
using System.Net;
using EventBooking.IntegrationTests.Faults;
using Microsoft.Extensions.Time.Testing;

namespace EventBooking.IntegrationTests.Availability;

/// <summary>Refusals from memory: certain for a second after PostgreSQL has spoken, and never longer.</summary>
public sealed class RefusalTests
{
    private static readonly TimeSpan Certain = TimeSpan.FromSeconds(1);

    [Theory]
    [InlineData("time_slot_full", "status = status")]
    [InlineData("booking_closed", "closes_at = '2031-06-15T08:00:00Z'")]
    [InlineData("booking_not_open", "opens_at = '2031-06-15T08:30:00Z'")]
    [InlineData("event_cancelled", "status = 'cancelled', opens_at = '2031-06-15T08:30:00Z'")]
    public async Task A_database_that_is_gone_is_not_needed_for_what_it_has_just_said_and_later_it_is(string code, string columns)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2031, 6, 15, 8, 0, 0, TimeSpan.Zero));
        await using var proxied = await ProxiedApi.StartAsync(clock, ("Database:ReconnectWithin", "00:00:00"));
        var published = await proxied.Api.PublishAsync(new EventBuilder().WithSlot(capacity: 1));
        var slot = published.TimeSlots[0].Id;
        await proxied.Api.BookAsync(slot);
        await Ledger.ScalarAsync<Guid>(
            proxied.ConnectionString, $"update events set {columns}, version = version + 1 where id = $1 returning id", published.Id);
        await Eventually.BeTrueAsync(async () => await RefusedAsync(proxied, slot) == code);

        // On a machine that stands still for a second it is too late.
        await Eventually.BeTrueAsync(async () =>
        {
            proxied.Proxy.Close();
            if (await RefusedAsync(proxied, slot) == code)
            {
                return true;
            }

            proxied.Proxy.Open();
            await Eventually.BeTrueAsync(async () => await RefusedAsync(proxied, slot) == code);
            return false;
        });

        var closed = Stopwatch.GetTimestamp();
        await Eventually.BeTrueAsync(async () =>
        {
            var asked = Stopwatch.GetElapsedTime(closed);
            var refused = await RefusedAsync(proxied, slot);
            refused.ShouldBe(asked < Certain && refused == code ? code : "database_unavailable");
            return asked > Certain;
        });
        proxied.Proxy.Open();
    }

    private static async Task<string?> RefusedAsync(ProxiedApi proxied, Guid slot)
    {
        var answer = await proxied.Api.TryBookAsync(slot);
        return answer.Status == HttpStatusCode.Created ? null : answer.Problem.Code;
    }
}
