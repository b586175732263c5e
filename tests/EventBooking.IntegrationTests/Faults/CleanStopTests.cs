using System.Collections.Concurrent;
using System.Net;
using EventBooking.IntegrationTests.Telemetry;
using EventBooking.LocalServers;
using Npgsql;

namespace EventBooking.IntegrationTests.Faults;

/// <summary>SIGTERM: what was accepted is finished, then the process ends well, soon.</summary>
public sealed class CleanStopTests
{
    // A supervisor waits 10 s before it kills; where the stop is not what is tested, a slow machine may take longer.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan GenerousLimit = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task What_was_sent_before_the_signal_is_answered()
    {
        const int Callers = 12;
        var connectionString = await TestDatabase.CreateAsync();
        await using var receiver = await TelemetryReceiver.StartAsync();
        await using var process = await ApiProcess.StartReadyAsync(connectionString, receiver.Settings);
        var slot = await process.Api.PublishSlotAsync(capacity: 100);
        await using var dataSource = NpgsqlDataSource.Create(connectionString);
        await using var blocker = await dataSource.OpenConnectionAsync();
        await using var transaction = await blocker.BeginTransactionAsync();
        await new NpgsqlCommand("select id from time_slots for update", blocker, transaction).ExecuteNonQueryAsync();
        var bookings = Enumerable.Range(0, Callers).Select(_ => process.Api.TryBookAsync(slot.Id)).ToList();
        // The first waits for the lock, the others for it.
        await Eventually.BeTrueAsync(() => receiver.Metrics.Count("eventbooking.booking.pending") == Callers);

        var stopped = process.Process.StopAsync(GenerousLimit);
        await Eventually.BeTrueAsync(() => process.Log.Contains("Application is shutting down", StringComparison.Ordinal));
        await transaction.CommitAsync();

        var answers = await Task.WhenAll(bookings);
        answers.ShouldAllBe(answer => answer.Status == HttpStatusCode.Created);
        (await stopped).ShouldBeTrue("It must need no SIGKILL.");
        (await process.Process.Exited).ShouldBe(0);
        (await Ledger.SeatsAsync(connectionString, slot.Id)).ShouldBe((Callers, Callers));
    }

    [Fact]
    public async Task Its_last_changes_are_published_to_the_others()
    {
        var connectionString = await TestDatabase.CreateAsync();
        await using var redis = await LocalRedis.StartAsync(TestServers.OwnServerOptions("clean stop"));
        await using var process = await ApiProcess.StartReadyAsync(connectionString, ("ConnectionStrings__redis", redis.ConnectionString));
        await using var spy = await RedisSpy.ConnectAsync(redis);
        await spy.UntilListeningAsync(1);
        var heard = new ConcurrentQueue<string>();
        await spy.ListenAsync(heard.Enqueue);
        var slot = await process.Api.PublishSlotAsync(capacity: 100);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => process.Api.BookAsync(slot.Id)));

        (await process.Process.StopAsync(GenerousLimit)).ShouldBeTrue("It must need no SIGKILL.");

        await Eventually.BeTrueAsync(() => heard.Any(message =>
            message.Contains($"{slot.Id}", StringComparison.Ordinal)
            && message.Contains("\"current_bookings\":20}", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task It_stops_in_time_though_Redis_is_away_or_silent(bool isSilent)
    {
        await using var redis = await LocalRedis.StartAsync(TestServers.OwnServerOptions("clean stop"));
        await using var process = await ApiProcess.StartReadyAsync(
            await TestDatabase.CreateAsync(), ("ConnectionStrings__redis", redis.ConnectionString));
        await using var spy = await RedisSpy.ConnectAsync(redis);
        await spy.UntilListeningAsync(1);
        var slot = await process.Api.PublishSlotAsync(capacity: 100);
        await using var frozen = isSilent ? await Frozen.BeginAsync(redis.ProcessId) : null;
        if (!isSilent)
        {
            await redis.KillAsync();
        }

        await process.Api.BookAsync(slot.Id);

        (await process.Process.StopAsync(Limit)).ShouldBeTrue("It must need no SIGKILL.");
        (await process.Process.Exited).ShouldBe(0);
    }

    [Fact]
    public async Task It_stops_in_time_though_the_database_is_silent_and_somebody_waits()
    {
        var connectionString = await TestDatabase.CreateAsync();
        await using var proxy = new DatabaseProxy(connectionString);
        await using var process = await ApiProcess.StartReadyAsync(proxy.ConnectionString);
        var slot = await process.Api.PublishSlotAsync();
        var held = proxy.Arm(DisturbanceKind.Hold, "Ada held");
        var booking = Should.ThrowAsync<Exception>(
            async () => (await process.Api.TryBookAsync(slot.Id, "Ada held")).ShouldBe(HttpStatusCode.Created));
        await held.Happened;

        (await process.Process.StopAsync(Limit)).ShouldBeTrue("It must need no SIGKILL.");

        (await process.Process.Exited).ShouldBe(0);
        await booking;
    }

    [Fact]
    public async Task A_booking_that_is_to_be_withdrawn_is_withdrawn_before_the_end()
    {
        await using var server = await OwnPostgres.StartMigratedAsync();
        var connectionString = server.ConnectionString(OwnPostgres.Database);
        await using var proxy = new DatabaseProxy(connectionString);
        await using var process = await ApiProcess.StartReadyAsync(proxy.ConnectionString, ("Database__ReconnectWithin", "00:00:00"));
        var slot = await process.Api.PublishSlotAsync();
        proxy.Arm(DisturbanceKind.LoseAnswerAndClose, "Ada in doubt");
        (await process.Api.TryBookAsync(slot.Id, "Ada in doubt")).ShouldFail(HttpStatusCode.ServiceUnavailable, "database_unavailable");
        (await Ledger.SeatsAsync(connectionString, slot.Id)).ShouldBe((1, 1));

        var stopped = process.Process.StopAsync(GenerousLimit);
        await Eventually.BeTrueAsync(() => process.Log.Contains("Application is shutting down", StringComparison.Ordinal));
        proxy.Open();

        (await stopped).ShouldBeTrue("It must need no SIGKILL.");
        (await process.Process.Exited).ShouldBe(0);
        (await Ledger.SeatsAsync(connectionString, slot.Id)).ShouldBe((0, 0));
    }
}
