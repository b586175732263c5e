using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace EventBooking.Infrastructure.Messaging;

/// <summary>Registers MassTransit on RabbitMQ: the same names and the same queue on both sides.</summary>
public static class MessageBusExtensions
{
    // Few: what one notifier has taken, no other can take.
    private const int Prefetch = 32;

    // Without the broker there is nothing to wait for, and a host has more to stop.
    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(3);

    /// <summary>
    /// Registers a bus whose consumers take messages from the notifiers' queue; where there is no connection string, nothing. It starts
    /// without the broker and connects again by itself.
    /// </summary>
    /// <param name="endpoint">Sets up the endpoint that they take messages at, before they are connected to it.</param>
    /// <returns>Where the bus goes to; null where there is none.</returns>
    /// <exception cref="OptionsValidationException">The connection string is none.</exception>
    public static Broker? AddMessageBus(
        this IHostApplicationBuilder builder,
        Action<IBusRegistrationConfigurator> consumers,
        Action<IBusRegistrationContext, IRabbitMqReceiveEndpointConfigurator>? endpoint = null)
    {
        if (builder.ReadBroker() is not { } broker)
        {
            return null;
        }

        builder.Services.AddSingleton(broker);
        builder.Services.Configure<MassTransitHostOptions>(host => (host.StopTimeout, host.ConsumerStopTimeout) = (StopWithin, StopWithin));
        builder.Services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            // It is one more sign of what the health of the broker says already: degraded, never unhealthy.
            bus.ConfigureHealthCheckOptions(health =>
            {
                health.MinimalFailureStatus = HealthStatus.Degraded;
                health.Tags.Clear();
            });
            consumers(bus);
            bus.UsingRabbitMq((context, rabbitMq) =>
            {
                rabbitMq.UseBroker(broker, builder.Environment.ApplicationName);
                rabbitMq.ReceiveEndpoint(broker.Names.Queue, queue =>
                {
                    queue.UseArguments(broker.Names);
                    endpoint?.Invoke(context, queue);
                    queue.ConfigureConsumers(context);
                });
            });
        });
        return broker;
    }

    /// <summary>Reads where the broker is and what things are called there; checks the settings when the host starts.</summary>
    internal static Broker? ReadBroker(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSettings<MessagingOptions>(MessagingOptions.SectionName);
        return Broker.Read(builder.Configuration);
    }

    private static void UseBroker(this IRabbitMqBusFactoryConfigurator rabbitMq, Broker broker, string connectionName)
    {
        rabbitMq.Host(broker.Address, connectionName, host => host.PublisherConfirmation = true);
        rabbitMq.MessageTopology.SetEntityNameFormatter(
            new PrefixEntityNameFormatter(rabbitMq.MessageTopology.EntityNameFormatter, broker.Names.Prefix));
        // What reaches no queue comes back as an error instead of being lost.
        rabbitMq.ConfigurePublish(publish => publish.UseExecute(context => context.Mandatory = true));
        rabbitMq.SendTopology.ConfigureErrorSettings = errors =>
        {
            var wanted = BrokerTopology.ErrorArguments;
            foreach (var argument in BrokerTopology.QueueArguments(broker.Names).Keys.Union(wanted.Keys, StringComparer.Ordinal))
            {
                errors.SetQueueArgument(argument, wanted.GetValueOrDefault(argument));
            }
        };
    }

    private static void UseArguments(this IRabbitMqReceiveEndpointConfigurator queue, BrokerNames names)
    {
        foreach (var (name, value) in BrokerTopology.QueueArguments(names))
        {
            queue.SetQueueArgument(name, value);
        }

        queue.PrefetchCount = Prefetch;
        // Nobody listens to them: what cannot be taken lies in the error queue.
        queue.PublishFaults = false;
    }
}
