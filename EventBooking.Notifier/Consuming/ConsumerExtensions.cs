using EventBooking.Infrastructure.Messaging;
using EventBooking.Notifier.Bookings;
using MassTransit;
using MassTransit.Middleware;
using Microsoft.Extensions.Options;

namespace EventBooking.Notifier.Consuming;

internal static class ConsumerExtensions
{
    /// <summary>Registers the consumers. After what they use, as what is registered last is stopped first.</summary>
    /// <exception cref="OptionsValidationException">There is no connection string, or it is none.</exception>
    public static IHostApplicationBuilder AddConsumers(this IHostApplicationBuilder builder)
    {
        _ = builder.AddMessageBus(
            bus =>
            {
                bus.AddConsumer<BookingConsumer>();
                bus.AddConsumer<EarlierConsumer>();
            },
            (_, endpoint) => endpoint.ConfigureError(errors =>
            {
                errors.UseFilter(new GiveBackFilter());
                errors.UseFilter(new GenerateFaultFilter());
                errors.UseFilter(new ErrorTransportFilter());
            }))
            ?? throw new OptionsValidationException(
                "rabbitmq", typeof(string), ["ConnectionStrings:rabbitmq must name the message broker, such as "
                    + "amqp://guest:guest@localhost:5672."]);
        return builder;
    }
}
