using EventBooking.Contracts;
using MassTransit;

namespace EventBooking.Notifier.Bookings;

/// <summary>Takes messages about bookings and events. It is done with one once its deliveries are in the database.</summary>
internal sealed class BookingConsumer(BookingIntake intake, EventCancellations cancellations)
    : IConsumer<BookingUpdatedV1>, IConsumer<EventCancelledV1>
{
    public Task Consume(ConsumeContext<BookingUpdatedV1> context) => intake.AddAsync(context.Message, context.CancellationToken);

    public Task Consume(ConsumeContext<EventCancelledV1> context) => cancellations.QueueAsync(context.Message, context.CancellationToken);
}
