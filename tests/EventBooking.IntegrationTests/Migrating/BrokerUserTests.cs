using EventBooking.IntegrationTests.Notifying;
using EventBooking.LocalServers;
using EventBooking.Testing.Mail;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace EventBooking.IntegrationTests.Migrating;

/// <summary>What the services may do in RabbitMQ.</summary>
public sealed class BrokerUserTests(BrokerUserTests.GuardedBroker broker) : IClassFixture<BrokerUserTests.GuardedBroker>
{
    [Theory]
    [InlineData("")]
    [InlineData("mine.")]
    public async Task A_booking_reaches_its_mail_with_the_users_of_the_services(string prefix)
    {
        await broker.BootstrapAsync(("Messaging__Prefix", prefix));
        await using var mail = await MailServer.StartAsync();
        var connectionString = await TestDatabase.CreateAsync();
        await using var api = await ApiProcess.StartReadyAsync(connectionString, [.. broker.SettingsOf(Roles.Api, prefix)]);
        await using var notifier = new NotifierProcess(connectionString, mail.Port, [.. broker.SettingsOf(Roles.Notifier, prefix)]);
        await notifier.StartReadyAsync();

        await api.Api.BookAsync((await api.Api.PublishSlotAsync()).Id, email: "ada@example.com");

        await Eventually.BeTrueAsync(() => mail.Count == 1, TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_service_may_use_no_name_of_another_system()
    {
        await broker.BootstrapAsync(("Messaging__Prefix", "mine."));
        foreach (var user in new[] { Roles.Api, Roles.Notifier })
        {
            await ShouldRefuseAsync(user, channel => channel.QueueDeclareAsync("notifier"));
            await ShouldRefuseAsync(user, channel => channel.QueueDeclareAsync("mineXnotifier"));
            await ShouldRefuseAsync(user, channel => channel.ExchangeDeclareAsync("mine.other", ExchangeType.Fanout));
        }
    }

    [Theory]
    [InlineData("ConnectionStrings__rabbitmq_management", "http://guest:wrong@127.0.0.1:{0}", "Unauthorized")]
    [InlineData("ConnectionStrings__rabbitmq_management", "http://guest:guest@127.0.0.1:1", "did not answer")]
    [InlineData("ConnectionStrings__rabbitmq_management", "amqp://guest:guest@127.0.0.1:{0}", "http://admin")]
    [InlineData("Roles__VirtualHost", "elsewhere", "virtual host")]
    public async Task Bootstrap_says_what_is_wrong_about_RabbitMQ(string setting, string value, string named)
    {
        var (exitCode, output) = await broker.TryBootstrapAsync((setting, value), ("Migrations__WaitForDatabase", "00:00:01"));

        exitCode.ShouldBe(1, output);
        output.ShouldContain(named);
        output.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task Bootstrap_changes_the_passwords_of_RabbitMQ_and_shows_none()
    {
        await broker.BootstrapAsync();

        var run = await broker.BootstrapAsync(("Roles__ApiPassword", "it's new"));

        run.ShouldNotContain("it's new");
        await Should.ThrowAsync<BrokerUnreachableException>(() => broker.ConnectAsync(Roles.Api, GuardedBroker.Password));
        await using (await broker.ConnectAsync(Roles.Api, "it's new"))
        {
        }
    }

    private async Task ShouldRefuseAsync(string user, Func<IChannel, Task> use)
    {
        await using var connection = await broker.ConnectAsync(user, GuardedBroker.Password);
        await using var channel = await connection.CreateChannelAsync();
        (await Should.ThrowAsync<OperationInterruptedException>(() => use(channel))).ShutdownReason!.ReplyCode.ShouldBe((ushort)403);
    }

    public sealed class GuardedBroker : IAsyncLifetime
    {
        public const string Password = "sesame";
        private LocalRabbitMq? _server;

        private LocalRabbitMq Server => _server ?? throw new InvalidOperationException("It has not been started.");

        public async ValueTask InitializeAsync() =>
            _server = await LocalRabbitMq.StartAsync(TestServers.OwnServerOptions("guarded rabbitmq"));

        public async Task<string> BootstrapAsync(params (string Name, string? Value)[] settings)
        {
            var (exitCode, output) = await TryBootstrapAsync(settings);
            exitCode.ShouldBe(0, output);
            return output;
        }

        public Task<(int ExitCode, string Output)> TryBootstrapAsync(params (string Name, string? Value)[] settings) =>
            ChildProcess.RunAsync(ServiceProcesses.Migrations(
                "",
                [
                    ("ConnectionStrings__rabbitmq_management", $"http://guest:guest@127.0.0.1:{Server.ManagementPort}"),
                    ("Roles__ApiPassword", Password),
                    ("Roles__NotifierPassword", Password),
                    .. settings.Select(setting => (
                        setting.Name, setting.Value?.Replace("{0}", $"{Server.ManagementPort}", StringComparison.Ordinal))),
                ],
                "bootstrap"));

        public IEnumerable<(string Name, string? Value)> SettingsOf(string user, string prefix) =>
            [("ConnectionStrings__rabbitmq", AddressOf(user, Password).ToString()), ("Messaging__Prefix", prefix)];

        public Task<IConnection> ConnectAsync(string user, string password) =>
            new ConnectionFactory { Uri = AddressOf(user, Uri.EscapeDataString(password)) }.CreateConnectionAsync();

        public ValueTask DisposeAsync() => Server.DisposeAsync();

        private Uri AddressOf(string user, string password) => new($"amqp://{user}:{password}@127.0.0.1:{Server.Port}");
    }
}
