using EventBooking.Infrastructure.Health;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using RabbitMQ.Client;

namespace EventBooking.Infrastructure.Messaging;

/// <summary>Where the broker is and what things are called there.</summary>
/// <param name="Address">Its amqp URI, which may name a virtual host.</param>
public sealed record Broker(Uri Address, BrokerNames Names)
{
    /// <summary>Reads it from ConnectionStrings:rabbitmq and Messaging:Prefix.</summary>
    /// <returns>Null where there is no connection string.</returns>
    /// <exception cref="OptionsValidationException">The connection string is none.</exception>
    public static Broker? Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return configuration.ReadRabbitMq() is { } address
            ? new Broker(
                address,
                new BrokerNames(configuration.GetSection(MessagingOptions.SectionName)[nameof(MessagingOptions.Prefix)] ?? ""))
            : null;
    }

    /// <summary>Opens a connection that ends with its first failure.</summary>
    public async Task<IConnection> ConnectAsync(string name, CancellationToken cancellationToken) =>
        await new ConnectionFactory { Uri = Address, ClientProvidedName = name, AutomaticRecoveryEnabled = false }.CreateConnectionAsync(
            cancellationToken);

    /// <summary>Its server, without user and password.</summary>
    public override string ToString() => Address.Authority;
}
