using EventBooking.Contracts;
using EventBooking.Infrastructure.Messaging;
using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EventBooking.IntegrationTests.Relaying;

/// <summary>Those who publish and those who take messages declare the same things.</summary>
public sealed class TopologyTests
{
    [Fact]
    public async Task A_consumer_takes_what_was_published_before_it_and_a_failed_message_has_its_fault()
    {
        var place = await TestBroker.CreateAsync();
        await using var queue = await BrokerQueue.ConnectAsync(place);
        var connectionString = await TestDatabase.CreateAsync();
        await OutboxRows.WriteAsync(connectionString, 2);
        await using (await Instance.StartAsync(connectionString, [.. place.Settings]))
        {
            await OutboxRows.UntilPublishedAsync(connectionString);
        }

        using var host = await StartConsumerAsync(place);

        await Eventually.BeTrueAsync(async () => await queue.Channel.MessageCountAsync(queue.Names.Errors) == 2, TimeSpan.FromSeconds(60));
        (await queue.Channel.MessageCountAsync(queue.Names.Queue)).ShouldBe(0u);
        await host.StopAsync();
        await using var output = new StringWriter();
        await Notifier.Errors.ErrorsCommand.RunAsync(
            ["list", .. place.Settings.Select(setting => $"--{setting.Name}={setting.Value}")], output);
        output.ToString().ShouldContain("BookingConfirmedV1");
        output.ToString().ShouldContain("System.NotSupportedException: Not today.");
    }

    private static async Task<IHost> StartConsumerAsync(TestBroker place)
    {
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Configuration.AddInMemoryCollection(
            place.Settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value)));
        builder.Services.AddLogging();
        builder.AddMessageBus(bus => bus.AddConsumer<Refusing>());
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }

    private sealed class Refusing : IConsumer<BookingConfirmedV1>
    {
        public Task Consume(ConsumeContext<BookingConfirmedV1> context) => throw new NotSupportedException("Not today.");
    }
}
