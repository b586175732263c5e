using EventBooking.Contracts;
using EventBooking.Infrastructure.Outbox;
using EventBooking.Notifier.Deliveries;
using MassTransit;

namespace EventBooking.Notifier.Consuming;

/// <summary>Takes messages about one booking each. It is done with one once its deliveries are in the database.</summary>
/// <param name="intake">Queues deliveries.</param>
internal sealed class BookingConsumer(DeliveryIntake intake)
    : IConsumer<BookingConfirmedV1>, IConsumer<BookingMovedV1>, IConsumer<BookingChangedV1>, IConsumer<BookingCancelledV1>
{
    /// <inheritdoc />
    public Task Consume(ConsumeContext<BookingConfirmedV1> context) => intake.AddAsync(
        new BookingMessage(context.Message.BookingId, OutboxKinds.BookingConfirmed, context.Message.Sequence, context.Message.OccurredAt),
        context.CancellationToken);

    /// <inheritdoc />
    public Task Consume(ConsumeContext<BookingMovedV1> context) => intake.AddAsync(
        new BookingMessage(
            context.Message.BookingId, OutboxKinds.BookingMoved, context.Message.Sequence, context.Message.OccurredAt, context.Message.PreviousTimeSlotId),
        context.CancellationToken);

    /// <inheritdoc />
    public Task Consume(ConsumeContext<BookingChangedV1> context) => intake.AddAsync(
        new BookingMessage(context.Message.BookingId, OutboxKinds.BookingChanged, context.Message.Sequence, context.Message.OccurredAt),
        context.CancellationToken);

    /// <inheritdoc />
    public Task Consume(ConsumeContext<BookingCancelledV1> context) => intake.AddAsync(
        new BookingMessage(context.Message.BookingId, OutboxKinds.BookingCancelled, context.Message.Sequence, context.Message.OccurredAt),
        context.CancellationToken);
}
