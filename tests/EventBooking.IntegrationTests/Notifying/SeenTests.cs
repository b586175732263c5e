using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using EventBooking.Notifier.Queue;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace EventBooking.IntegrationTests.Notifying;

/// <summary>What operators see of deliveries, and for how long they are kept.</summary>
public sealed class SeenTests
{
    private const string Address = "ada@example.org";
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2031, 6, 1, 8, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task What_became_of_deliveries_is_counted_by_outcome_and_how_long_it_took_is_timed()
    {
        await using var telling = await Telling.StartAsync(time: _time);
        var measured = new ConcurrentBag<(string Name, double Value, string Labels)>();
        using var listener = Listen(telling, (name, value, labels) => measured.Add((name, value, labels)));
        var slot = await telling.Api.PublishSlotAsync();
        var sent = await telling.Api.BookAsync(slot.Id, email: Address);
        _time.Advance(TimeSpan.FromSeconds(2));
        await telling.TellAsync();
        await telling.UntilDeliveriesAsync(sent.Id, "booking_confirmed 0 email sent");
        telling.Mail.Answer = _ => Task.FromResult<SendResult>(new SendResult.Permanent("smtp_550"));
        var failed = await telling.Api.BookAsync(slot.Id, email: Address);
        await telling.TellAsync();
        await telling.UntilDeliveriesAsync(failed.Id, "booking_confirmed 0 email failed smtp_550");

        const string Labels = "eventbooking.delivery.channel=email eventbooking.delivery.kind=booking_confirmed";
        await Eventually.BeTrueAsync(() => measured.Count >= 3);
        measured.ShouldContain(("eventbooking.delivery.settled", 1, $"{Labels} eventbooking.delivery.outcome=sent"));
        measured.ShouldContain(("eventbooking.delivery.latency", 2, Labels));
        measured.ShouldContain(("eventbooking.delivery.settled", 1, $"{Labels} eventbooking.delivery.outcome=failed error.type=smtp_550"));
    }

    [Fact]
    public async Task Sending_goes_on_with_the_trace_that_the_delivery_carries()
    {
        var spans = new ConcurrentBag<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == SendTrace.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Add,
        };
        ActivitySource.AddActivityListener(listener);
        await using var telling = await Telling.StartAsync();
        var now = TimeProvider.System.GetUtcNow();
        var booking = await telling.Api.BookAsync((await telling.Api.PublishSlotAsync()).Id, email: Address);
        await Ledger.ScalarAsync<Guid>(
            telling.ConnectionString,
            """
            insert into deliveries (id, subject_type, subject_id, kind, sequence, channel, status, attempts, next_attempt_at, trace_parent, occurred_at, created_at)
            values ($1, 'booking', $2, 'booking_confirmed', 0, 'email', 'queued', 0, $3, '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', $3, $3)
            returning id
            """,
            Guid.CreateVersion7(now),
            booking.Id,
            now);

        await telling.UntilDeliveriesAsync(booking.Id, "booking_confirmed 0 email sent");

        await Eventually.BeTrueAsync(() => spans.Any(span =>
            span.DisplayName == "send"
            && span.TraceId.ToString() == "0af7651916cd43dd8448eb211c80319c"
            && span.ParentSpanId.ToString() == "b7ad6b7169203331"));
    }

    [Fact]
    public async Task Deliveries_are_kept_for_ninety_days_and_for_as_long_as_their_slot_is_ahead()
    {
        await using var telling = await Telling.StartAsync(time: _time);
        var soon = await BookAsync(telling, "2031-06-02");
        var ahead = await BookAsync(telling, "2031-12-24");

        _time.SetUtcNow(new DateTimeOffset(2031, 8, 30, 0, 0, 0, TimeSpan.Zero));
        await BookAsync(telling, "2031-12-24");
        (await telling.DeliveriesAsync(soon.Id)).Count.ShouldBe(1);
        _time.Advance(TimeSpan.FromDays(3));

        await Eventually.BeTrueAsync(async () => (await telling.DeliveriesAsync(soon.Id)).Count == 0);
        (await telling.DeliveriesAsync(ahead.Id)).ShouldBe(["booking_confirmed 0 email sent"]);
        await telling.Api.TryCancelAsync(ahead);
        await telling.TellAsync();
        await telling.UntilDeliveriesAsync(ahead.Id, "booking_confirmed 0 email sent", "booking_cancelled 1 email sent");
    }

    [Fact]
    public async Task Text_messages_go_to_whoever_gave_a_number_only_and_to_others_where_that_is_wanted()
    {
        await using var telling = await Telling.StartAsync(time: _time, settings: ("Sms:Enabled", "false"));
        var slot = await telling.Api.PublishSlotAsync();
        var off = await telling.Api.BookAsync(slot.Id, phone: "+49301234567");
        await telling.TellAsync();
        await telling.UntilDeliveriesAsync(off.Id, "booking_confirmed 0 email skipped no_address");
        await telling.Notifiers[0].DisposeAsync();

        var sms = new FakeChannel(Infrastructure.Deliveries.Channel.Sms);
        (string Name, string Value)[] on =
        [
            ("Sms:Enabled", "true"), ("Sms:Account", "AC123"), ("Sms:Secret", "s3cret"), ("Sms:From", "+15005550006"),
            ("Sms:DefaultRegion", "DE"),
        ];
        var enabled = await telling.StartNotifierAsync(settings: on, channels: [telling.Mail, sms]);
        var only = await telling.Api.BookAsync(slot.Id, phone: "+49301234567");
        var both = await telling.Api.BookAsync(slot.Id, email: Address, phone: "+49301234567");
        await telling.TellAsync();
        await telling.UntilDeliveriesAsync(only.Id, "booking_confirmed 0 sms sent");
        await telling.UntilDeliveriesAsync(both.Id, "booking_confirmed 0 email sent");
        await enabled.DisposeAsync();

        await telling.StartNotifierAsync(settings: [.. on, ("Sms:Also", "true")], channels: [telling.Mail, sms]);
        var also = await telling.Api.BookAsync(slot.Id, email: Address, phone: "+49301234567");
        await telling.TellAsync();
        await telling.UntilDeliveriesAsync(also.Id, "booking_confirmed 0 email sent", "booking_confirmed 0 sms sent");
    }

    private static MeterListener Listen(Telling telling, Action<string, double, string> measured)
    {
        var meters = telling.Notifiers[0].Services.GetRequiredService<IMeterFactory>();
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

    private static async Task<BookingDto> BookAsync(Telling telling, string date)
    {
        var slot = (await telling.Api.PublishAsync(new EventBuilder { EventDate = date }.WithSlot())).TimeSlots[0];
        var booking = await telling.Api.BookAsync(slot.Id, email: Address);
        await telling.TellAsync();
        await telling.UntilDeliveriesAsync(booking.Id, "booking_confirmed 0 email sent");
        return booking;
    }
}
