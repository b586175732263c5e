using System.Collections.Concurrent;
using System.Diagnostics;
using EventBooking.Notifier.Queue;

namespace EventBooking.IntegrationTests.Notifying;

[Collection(nameof(SharedNotifiers))]
public sealed class SendTraceTests(NotifierFixture fixture)
{
    private readonly NotifierSystem _system = fixture.System;

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
        var now = TimeProvider.System.GetUtcNow();
        var booking = await _system.Api.BookAsync((await _system.Api.PublishSlotAsync()).Id, email: "ada@example.org");
        await Ledger.ScalarAsync<Guid>(
            _system.ConnectionString,
            """
            insert into deliveries (
              id, subject_type, subject_id, kind, sequence, channel, status, attempts, next_attempt_at, trace_parent, occurred_at,
              created_at)
            values (
              $1, 'booking', $2, 'booking_confirmed', 0, 'email', 'queued', 0, $3,
              '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', $3, $3)
            returning id
            """,
            Guid.CreateVersion7(now),
            booking.Id,
            now);

        await _system.UntilDeliveriesAsync(booking.Id, "booking_confirmed 0 email sent");

        await Eventually.BeTrueAsync(() => spans.Any(span =>
            span.DisplayName == "send"
            && span.TraceId.ToString() == "0af7651916cd43dd8448eb211c80319c"
            && span.ParentSpanId.ToString() == "b7ad6b7169203331"));
    }
}
