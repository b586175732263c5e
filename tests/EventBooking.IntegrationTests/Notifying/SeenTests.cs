using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using EventBooking.Notifier.Queue;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace EventBooking.IntegrationTests.Notifying;

/// <summary>What operators see of deliveries, and for how long they are kept.</summary>
public sealed class SeenTests(SeenTests.Fixture fixture) : IClassFixture<SeenTests.Fixture>
{
    private const string Address = "ada@example.org";
    private readonly NotifierSystem _system = fixture.System;
    private readonly FakeTimeProvider _time = fixture.Time;

    [Fact]
    public async Task What_became_of_deliveries_is_counted_by_outcome_and_how_long_it_took_is_timed()
    {
        var measured = new ConcurrentBag<(string Name, double Value, string Labels)>();
        using var listener = Listen((name, value, labels) => measured.Add((name, value, labels)));
        var slot = (await _system.Api.PublishAsync(new EventBuilder { EventDate = "2031-12-24" }.WithSlot())).TimeSlots[0];
        var sent = await _system.Api.BookAsync(slot.Id, email: Address);
        _time.Advance(TimeSpan.FromSeconds(2));
        await _system.RelayAsync();
        await _system.UntilDeliveriesAsync(sent.Id, "booking_confirmed 0 email sent");
        var failed = await _system.Api.BookAsync(slot.Id, email: Address);
        _system.Mail.AnswerFor(failed.Id, new SendResult.Permanent("smtp_550"));
        await _system.RelayAsync();
        await _system.UntilDeliveriesAsync(failed.Id, "booking_confirmed 0 email failed smtp_550");

        const string Labels = "eventbooking.delivery.channel=email eventbooking.delivery.kind=booking_confirmed";
        await Eventually.BeTrueAsync(() => measured.Count >= 3);
        measured.ShouldContain(("eventbooking.delivery.settled", 1, $"{Labels} eventbooking.delivery.outcome=sent"));
        measured.ShouldContain(("eventbooking.delivery.latency", 2, Labels));
        measured.ShouldContain(("eventbooking.delivery.settled", 1, $"{Labels} eventbooking.delivery.outcome=failed error.type=smtp_550"));
    }

    [Fact]
    public async Task Deliveries_are_kept_for_ninety_days_and_for_as_long_as_their_slot_is_ahead()
    {
        var soon = await BookAsync("2031-06-02");
        var ahead = await BookAsync("2031-12-24");

        _time.SetUtcNow(new DateTimeOffset(2031, 8, 30, 0, 0, 0, TimeSpan.Zero));
        await BookAsync("2031-12-24");
        (await _system.DeliveriesAsync(soon.Id)).Count.ShouldBe(1);
        _time.Advance(TimeSpan.FromDays(3));

        await Eventually.BeTrueAsync(async () => (await _system.DeliveriesAsync(soon.Id)).Count == 0);
        (await _system.DeliveriesAsync(ahead.Id)).ShouldBe(["booking_confirmed 0 email sent"]);
        await _system.Api.TryCancelAsync(ahead);
        await _system.RelayAsync();
        await _system.UntilDeliveriesAsync(ahead.Id, "booking_confirmed 0 email sent", "booking_cancelled 1 email sent");
    }

    private MeterListener Listen(Action<string, double, string> measured)
    {
        var meters = _system.Notifiers[0].Services.GetRequiredService<IMeterFactory>();
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Scope == meters && instrument.Name.StartsWith("eventbooking.delivery.", StringComparison.Ordinal))
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, labels, _) => measured(instrument.Name, value, Text(labels)));
        listener.SetMeasurementEventCallback<double>((instrument, value, labels, _) => measured(instrument.Name, value, Text(labels)));
        listener.Start();
        return listener;
    }

    private static string Text(ReadOnlySpan<KeyValuePair<string, object?>> labels) =>
        string.Join(' ', labels.ToArray().Select(label => $"{label.Key}={label.Value}"));

    private async Task<BookingDto> BookAsync(string date)
    {
        var slot = (await _system.Api.PublishAsync(new EventBuilder { EventDate = date }.WithSlot())).TimeSlots[0];
        var booking = await _system.Api.BookAsync(slot.Id, email: Address);
        await _system.RelayAsync();
        await _system.UntilDeliveriesAsync(booking.Id, "booking_confirmed 0 email sent");
        return booking;
    }

    /// <summary>One notifier, whose measurements are listened to.</summary>
    public sealed class Fixture : NotifierClockFixture
    {
        protected override int Notifiers => 1;
    }
}
