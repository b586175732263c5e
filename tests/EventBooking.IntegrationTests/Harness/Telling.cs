using System.Text;
using EventBooking.Infrastructure.Messaging;
using EventBooking.Infrastructure.Outbox;
using EventBooking.Infrastructure.Persistence;
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
internal sealed class Telling : IAsyncDisposable
{
    private readonly string _broker;
    private readonly string _prefix = $"test-{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):N}-";
    private readonly ApiFactory _apiFactory;
    private readonly TimeProvider? _time;
    private readonly List<NotifierFactory> _notifiers = [];
    private readonly TakenCounter _taken = new();
    private int _published;

    private Telling(string connectionString, string broker, TimeProvider? time)
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

    public static async Task<Telling> StartAsync(
        int notifiers = 1, FakeTimeProvider? time = null, string? connectionString = null, params (string Name, string Value)[] settings)
    {
        var telling = new Telling(connectionString ?? await TestDatabase.CreateAsync(), await TestServers.RabbitMqAsync(), time);
        await telling.DeclareAsync();
        for (var i = 0; i < notifiers; i++)
        {
            await telling.StartNotifierAsync(time, settings);
        }

        await Eventually.BeTrueAsync(async () => (await telling.Api.GetAsync("/health")).Response.IsSuccessStatusCode);
        return telling;
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
        await channel.BasicPublishAsync("", $"{_prefix}notifier", Encoding.UTF8.GetBytes(text));
    }

    /// <summary>Publishes all that is to be told, in order.</summary>
    public async Task TellAsync()
    {
        foreach (var message in await UntoldAsync())
        {
            await PublishAsync(message);
        }
    }

    /// <summary>Takes out of the outbox all that is to be told, in order, for the test to publish.</summary>
    public async Task<IReadOnlyList<object>> UntoldAsync()
    {
        await using var dataSource = NpgsqlDataSource.Create(ConnectionString);
        var options = new DbContextOptionsBuilder<BookingDbContext>();
        options.UseBookingDatabase(dataSource);
        await using var database = new BookingDbContext(options.Options);
        var untold = await database.Outbox.Where(message => message.PublishedAt == null).OrderBy(message => message.Id).ToListAsync();
        await database.Outbox.Where(message => untold.Select(told => told.Id).Contains(message.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(message => message.PublishedAt, message => message.CreatedAt));
        return [.. untold.Select(message => message.ToContract()!)];
    }

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

    /// <summary>Deliveries that are not settled.</summary>
    public Task<long> UnsettledAsync() =>
        Ledger.ScalarAsync<long>(ConnectionString, "select count(*) from deliveries where settled_at is null");

    /// <summary>Calls an event off.</summary>
    public async Task CallOffAsync(Guid eventId, DateTimeOffset now)
    {
        await using var dataSource = NpgsqlDataSource.Create(ConnectionString);
        await using var command = dataSource.CreateCommand(
            """
            with called_off as (update events set status = 'cancelled', version = version + 1 where id = $1 returning id)
            insert into outbox (id, subject_type, subject_id, kind, sequence, created_at)
            select $2, 'event', id, 'event_cancelled', 0, $3 from called_off
            """);
        foreach (var value in new object[] { eventId, Guid.CreateVersion7(now), now })
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        (await command.ExecuteNonQueryAsync()).ShouldBe(1);
    }

    /// <summary>Returns when notifiers are done with all that was published.</summary>
    public Task UntilTakenAsync() => Eventually.BeTrueAsync(() => _taken.Taken >= Volatile.Read(ref _published));

    /// <summary>
    /// Turns the clock to an instant, and on by up to 6 s, until schedulers have looked for reminders since; then publishes what they
    /// found.
    /// </summary>
    public async Task AdvanceToAsync(FakeTimeProvider time, DateTimeOffset instant)
    {
        time.SetUtcNow(instant);
        var probe = await Ledger.ScalarAsync<Guid>(
            ConnectionString,
            """
            with event as (
              insert into events (id, name, event_date, time_zone, language, organizer_token_hash, status, version, created_at)
              values (gen_random_uuid(), 'Probe', $1::date, 'UTC', 'en', decode(repeat(replace(gen_random_uuid()::text, '-', ''), 2), 'hex'), 'published', 1, $1 - interval '9 days') returning id
            ), slots as (
              insert into time_slots (id, event_id, date, start_time, end_time, starts_at, ends_at, max_capacity, current_bookings, version)
              select gen_random_uuid(), id, $1::date, '08:00', '09:00', $1 + lead, $1 + lead + interval '1 hour', 1, 0, 1
              from event cross join unnest(array[interval '1 hour', interval '24 hours']) as lead
            )
            select id from event
            """,
            instant);
        await Eventually.BeTrueAsync(async () =>
        {
            const string Noted =
                "select count(*) from reminders r join time_slots s on s.id = r.time_slot_id where s.event_id = $1 and "
                    + "r.claimed_until is null";
            if (await Ledger.ScalarAsync<long>(ConnectionString, Noted, probe) == 2)
            {
                return true;
            }

            if (time.GetUtcNow() < instant + TimeSpan.FromSeconds(5))
            {
                time.Advance(TimeSpan.FromSeconds(1));
            }

            return false;
        });
        await TellAsync();
        await UntilTakenAsync();
    }

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

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_notifiers.Select(notifier => notifier.DisposeAsync().AsTask()));
        Api.Http.Dispose();
        await _apiFactory.DisposeAsync();
    }
}
