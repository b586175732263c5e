using System.Net;
using System.Text;
using EventBooking.Infrastructure.Messaging;
using EventBooking.Infrastructure.Outbox;
using EventBooking.Infrastructure.Persistence;
using EventBooking.Infrastructure.Tokens;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using RabbitMQ.Client;

namespace EventBooking.IntegrationTests.Harness;

/// <summary>
/// An instance of the API and notifiers on one database and one broker. What the outbox holds is published when a test says so:
/// in its order or another one, once or more often.
/// </summary>
internal sealed class NotifierSystem : IAsyncDisposable
{
    private readonly string _broker;
    private readonly string _prefix = $"test-{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):N}-";
    private readonly ApiFactory _apiFactory;
    private readonly TimeProvider? _time;
    private readonly List<NotifierFactory> _notifiers = [];
    private readonly TakenCounter _taken = new();
    private int _published;

    private NotifierSystem(string connectionString, string broker, TimeProvider? time)
    {
        (ConnectionString, _broker, _time) = (connectionString, broker, time);
        _apiFactory = new ApiFactory(connectionString, time);
        _apiFactory.StartServer();
        Api = new ApiDriver(_apiFactory.ClientOptions.BaseAddress);
    }

    public string ConnectionString { get; }

    public ApiDriver Api { get; }

    /// <summary>Where all notifiers send their mails, unless they were given another channel.</summary>
    public FakeChannel Mail { get; } = new();

    public IReadOnlyList<NotifierFactory> Notifiers => _notifiers;

    public string ErrorQueue => $"{_prefix}notifier_error";

    public static async Task<NotifierSystem> StartAsync(
        int notifiers = 1, FakeTimeProvider? time = null, string? connectionString = null, params (string Name, string Value)[] settings)
    {
        var system = new NotifierSystem(connectionString ?? await TestDatabase.CreateAsync(), await TestServers.RabbitMqAsync(), time);
        await system.DeclareAsync();
        for (var i = 0; i < notifiers; i++)
        {
            await system.StartNotifierAsync(time, settings);
        }

        await Eventually.BeTrueAsync(async () => (await system.Api.GetAsync("/health")).Response.IsSuccessStatusCode);
        return system;
    }

    /// <summary>Starts one more notifier; returns when it takes messages.</summary>
    public Task<NotifierFactory> StartNotifierAsync(
        TimeProvider? time = null,
        IEnumerable<(string Name, string Value)>? settings = null,
        string? connectionString = null,
        params FakeChannel[] channels) =>
        StartAsync(time, settings ?? [], connectionString, channels.Length > 0 ? channels : [Mail]);

    /// <summary>Starts one more notifier, which sends through the channels of its settings.</summary>
    public Task<NotifierFactory> StartOwnChannelsAsync(params (string Name, string Value)[] settings) =>
        StartAsync(time: null, settings, connectionString: null, []);

    private async Task<NotifierFactory> StartAsync(
        TimeProvider? time, IEnumerable<(string Name, string Value)> settings, string? connectionString, FakeChannel[] channels)
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ConnectionStrings:bookingdb"] = connectionString ?? ConnectionString,
            ["ConnectionStrings:rabbitmq"] = _broker,
            ["Messaging:Prefix"] = _prefix,
        };
        foreach (var (name, value) in settings)
        {
            all[name] = value;
        }

        var notifier = new NotifierFactory(all, time ?? _time, channels);
        _notifiers.Add(notifier);
        var bus = notifier.Services.GetRequiredService<IBusControl>();
        bus.ConnectReceiveObserver(_taken);
        await bus.WaitForHealthStatus(BusHealthStatus.Healthy, TimeSpan.FromSeconds(30));
        return notifier;
    }

    /// <summary>Publishes a message as the relay does.</summary>
    public async Task PublishAsync(object message, int? notifier = null)
    {
        Interlocked.Increment(ref _published);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await _notifiers[notifier ?? _notifiers.Count - 1].Services.GetRequiredService<IBus>().Publish(message, limit.Token);
    }

    /// <summary>Puts into the notifiers' queue what is no message.</summary>
    public async Task PublishTextAsync(string text)
    {
        await using var connection = await new ConnectionFactory { Uri = new Uri(_broker) }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        Interlocked.Increment(ref _published);
        await channel.BasicPublishAsync("", $"{_prefix}notifier", Encoding.UTF8.GetBytes(text));
    }

    /// <summary>Publishes all pending messages, in order.</summary>
    public async Task RelayAsync()
    {
        foreach (var message in await TakePendingAsync())
        {
            await PublishAsync(message);
        }
    }

    /// <summary>Takes the pending messages out of the outbox, in order, for the test to publish: all, or those of one subject.</summary>
    public async Task<IReadOnlyList<object>> TakePendingAsync(Guid? subject = null)
    {
        await using var dataSource = NpgsqlDataSource.Create(ConnectionString);
        var options = new DbContextOptionsBuilder<BookingDbContext>();
        options.UseBookingDatabase(dataSource);
        await using var database = new BookingDbContext(options.Options);
        var pending = await database.Outbox
            .Where(message => message.PublishedAt == null && (subject == null || message.SubjectId == subject))
            .OrderBy(message => message.Id)
            .ToListAsync();
        await database.Outbox.Where(message => pending.Select(taken => taken.Id).Contains(message.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(message => message.PublishedAt, message => message.CreatedAt));
        return [.. pending.Select(message => message.ToContract()!)];
    }

    /// <summary>Takes the one pending message of a booking or event.</summary>
    public async Task<object> TakeMessageAsync(Guid subject) => (await TakePendingAsync(subject)).ShouldHaveSingleItem();

    /// <summary>
    /// The deliveries of a booking, by kind and channel: <c>booking_confirmed 0 email sent</c>, with the reason where there is one.
    /// </summary>
    public async Task<IReadOnlyList<string>> DeliveriesAsync(Guid booking) => await Ledger.ScalarAsync<string[]>(
        ConnectionString,
        """
        select coalesce(array_agg(concat_ws(' ', kind, sequence, channel, status, reason) order by sequence, kind, channel), '{}')
        from deliveries where subject_id = $1
        """,
        booking);

    /// <summary>Returns when a booking's deliveries are these.</summary>
    public Task UntilDeliveriesAsync(Guid booking, params string[] deliveries) =>
        Eventually.PassAsync(async () => (await DeliveriesAsync(booking)).ShouldBe(deliveries));

    /// <summary>Deliveries that are not settled: all, or those of one slot's bookings.</summary>
    public Task<long> UnsettledAsync(Guid? slot = null) => Ledger.ScalarAsync<long>(
        ConnectionString,
        """
        select count(*) from deliveries where settled_at is null
          and ($1::uuid is null or subject_id in (select id from bookings where time_slot_id = $1))
        """,
        (object?)slot ?? DBNull.Value);

    /// <summary>Whether no delivery is under way or due.</summary>
    public async Task<bool> IsIdleAsync(DateTimeOffset now) => await Ledger.ScalarAsync<long>(
        ConnectionString,
        "select count(*) from deliveries where settled_at is null and (status = 'sending' or next_attempt_at <= $1)",
        now) == 0;

    /// <summary>Stops a booking's reminders, as the link in its mails does.</summary>
    public async Task StopRemindersAsync(BookingDto booking)
    {
        var token = _apiFactory.Services.GetRequiredService<StopReminderTokens>().Create(booking.Id);
        (await Api.SendAsync(HttpMethod.Post, $"/b/{token}/reminders/stop")).ShouldBe(HttpStatusCode.OK);
    }

    /// <summary>Cancels an event.</summary>
    public async Task CancelEventAsync(Guid eventId, DateTimeOffset now)
    {
        await using var dataSource = NpgsqlDataSource.Create(ConnectionString);
        await using var command = dataSource.CreateCommand(
            """
            with cancelled as (update events set status = 'cancelled', version = version + 1 where id = $1 returning id)
            insert into outbox (id, subject_type, subject_id, kind, sequence, created_at)
            select $2, 'event', id, 'event_cancelled', 0, $3 from cancelled
            """);
        foreach (var value in new object[] { eventId, Guid.CreateVersion7(now), now })
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        (await command.ExecuteNonQueryAsync()).ShouldBe(1);
    }

    /// <summary>Returns when notifiers are done with all that was published.</summary>
    public Task UntilTakenAsync() => Eventually.BeTrueAsync(() => _taken.Taken >= Volatile.Read(ref _published));

    /// <summary>Messages in a queue of the broker.</summary>
    public async Task<uint> CountAsync(string queue)
    {
        await using var connection = await new ConnectionFactory { Uri = new Uri(_broker) }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        return await channel.MessageCountAsync(queue);
    }

    // As the relay does: the error queue is there before anything goes wrong.
    private async Task DeclareAsync()
    {
        await using var connection = await new ConnectionFactory { Uri = new Uri(_broker) }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        await BrokerTopology.DeclareAsync(channel, new BrokerNames(_prefix), CancellationToken.None);
    }

    /// <summary>Stops all notifiers and settles what they left, so that the next ones begin with nothing.</summary>
    public async Task StopNotifiersAsync()
    {
        await Task.WhenAll(_notifiers.Select(notifier => notifier.DisposeAsync().AsTask()));
        _notifiers.Clear();
        await Ledger.ScalarAsync<bool>(ConnectionString, "delete from deliveries where settled_at is null; select true");
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_notifiers.Select(notifier => notifier.DisposeAsync().AsTask()));
        Api.Http.Dispose();
        await _apiFactory.DisposeAsync();
    }
}
