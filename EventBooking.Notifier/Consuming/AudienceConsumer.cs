using EventBooking.Contracts;
using EventBooking.Notifier.Deliveries;
using MassTransit;

namespace EventBooking.Notifier.Consuming;

/// <summary>Takes messages about many bookings at once.</summary>
/// <param name="audience">Queues deliveries.</param>
internal sealed class AudienceConsumer(Audience audience) : IConsumer<EventCancelledV1>, IConsumer<ReminderDueV1>
{
    /// <inheritdoc />
    public Task Consume(ConsumeContext<EventCancelledV1> context) => audience.QueueAsync(context.Message, context.CancellationToken);

    /// <inheritdoc />
    public Task Consume(ConsumeContext<ReminderDueV1> context) => audience.QueueAsync(context.Message, context.CancellationToken);
}
