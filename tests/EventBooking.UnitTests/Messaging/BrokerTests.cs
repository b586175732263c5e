using EventBooking.Infrastructure.Messaging;

namespace EventBooking.UnitTests.Messaging;

public sealed class BrokerTests
{
    [Fact]
    public void A_broker_is_written_without_its_password() =>
        $"{new Broker(new Uri("amqp://user:sesame@broker.example.com:5673/tickets"), new BrokerNames(""))}".ShouldBe(
            "broker.example.com:5673");
}
