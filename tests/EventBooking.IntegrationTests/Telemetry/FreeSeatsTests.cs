using System.Net;
using CsCheck;
using EventBooking.Domain.Events;
using EventBooking.IntegrationTests.Concurrency;
using EventBooking.IntegrationTests.Faults;
using Microsoft.Extensions.Time.Testing;

namespace EventBooking.IntegrationTests.Telemetry;

/// <summary>The free seats of all slots that can be booked, as an instance reports them.</summary>
public sealed class FreeSeatsTests : IAsyncLifetime
{
    private const string Name = "eventbooking.seat.free";
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2031, 6, 15, 8, 0, 0, TimeSpan.Zero));
    private ProxiedApi _proxied = null!;

    private ApiDriver Api => _proxied.Api;

    public async ValueTask InitializeAsync() => _proxied = await ProxiedApi.StartAsync(_time);

    public ValueTask DisposeAsync() => _proxied.DisposeAsync();

    [Fact]
    public async Task They_go_down_by_the_party_and_up_again_upon_a_cancellation()
    {
        using var gauge = Listen();
        var slots = (await Api.PublishAsync(new EventBuilder { EventDate = "2031-06-16" }.WithSlots(count: 2, capacity: 10))).TimeSlots;
        await UntilAsync(gauge, 20);

        var booking = await Api.BookAsync(slots[0].Id, party: 3);
        await Api.BookAsync(slots[1].Id, party: 10);
        await UntilAsync(gauge, 7);

        (await Api.TryCancelAsync(booking)).ShouldBe(HttpStatusCode.NoContent);
        await UntilAsync(gauge, 10);
    }

    [Fact]
    public async Task A_slot_counts_from_the_opening_of_its_window_until_it_begins()
    {
        using var gauge = Listen();
        var now = _time.GetUtcNow();
        await Api.PublishAsync(new EventBuilder { OpensAt = $"{now.AddHours(1):O}" }.WithSlotAt(now.AddHours(3), capacity: 4));
        await Api.PublishAsync(new EventBuilder { ClosesAt = $"{now.AddHours(2):O}" }.WithSlotAt(now.AddHours(3), capacity: 20));
        await UntilAsync(gauge, 20);

        _time.Advance(TimeSpan.FromHours(1));
        await UntilAsync(gauge, 24);
        _time.Advance(TimeSpan.FromHours(1));
        await UntilAsync(gauge, 4);
        _time.Advance(TimeSpan.FromHours(1));
        await UntilAsync(gauge, 0);
    }

    [Fact]
    public async Task They_are_those_of_the_slots_that_the_rules_call_open()
    {
        using var gauge = Listen();
        await UntilAsync(gauge, 0);
        var now = _time.GetUtcNow();

        await SlotFactsGen.Around(now).Array[40].SampleAsync(
            async generated =>
            {
                var slots = generated.Select(facts => facts.Later(_time.GetUtcNow() + Interval - now)).ToList();
                await Ledger.ScalarAsync<string>(_proxied.ConnectionString, "truncate events cascade; select ''");
                await SlotFactsGen.StoreAsync(_proxied.ConnectionString, slots);
                _time.Advance(Interval);

                var open = slots.Where(facts => facts.StatusAt(_time.GetUtcNow()) == SlotStatus.Open).Sum(facts => facts.AvailableSpots);
                await Eventually.BeTrueAsync(() => gauge.Read() == open, TimeSpan.FromSeconds(5));
            },
            iter: TestScale.Pick(brief: 30, full: 300),
            threads: 1);
    }

    [Fact]
    public async Task While_the_database_is_away_nothing_is_reported_and_the_number_comes_back_with_it()
    {
        using var gauge = Listen();
        await Api.PublishAsync(new EventBuilder { EventDate = "2031-06-16" }.WithSlot(capacity: 6));
        await UntilAsync(gauge, 6);

        _proxied.Proxy.Close();
        await UntilAsync(gauge, null);

        _proxied.Proxy.Open();
        await UntilAsync(gauge, 6);
    }

    [Fact]
    public async Task The_database_is_asked_only_while_somebody_listens()
    {
        var asked = _proxied.Proxy.Arm(DisturbanceKind.Hold, "sum(s.max_capacity");
        for (var turn = 0; turn < 5; turn++)
        {
            _time.Advance(Interval);
            await Api.PublishSlotAsync();
        }

        asked.Happened.IsCompleted.ShouldBeFalse();
        using var gauge = Listen();
        await Eventually.BeTrueAsync(() =>
        {
            _time.Advance(Interval);
            return asked.Happened.IsCompleted;
        });
        asked.Release();
    }

    private GaugeReader Listen() => new(_proxied.Services, Name);

    /// <summary>Turns the clock until the instance has read again and reports what it should.</summary>
    private Task UntilAsync(GaugeReader gauge, long? seats) => Eventually.PassAsync(() =>
    {
        _time.Advance(Interval);
        gauge.Read().ShouldBe(seats);
        return Task.CompletedTask;
    });
}
