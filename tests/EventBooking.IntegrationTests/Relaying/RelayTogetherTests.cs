using System.Diagnostics;
using Npgsql;

namespace EventBooking.IntegrationTests.Relaying;

/// <summary>Several relays, claims that ended, and what was published long ago.</summary>
public sealed class RelayTogetherTests
{
    [Fact]
    public async Task Two_relays_publish_each_row_once()
    {
        const int Rows = 3_000;
        var place = await TestBroker.CreateAsync();
        await using var queue = await BrokerQueue.ConnectAsync(place);
        var connectionString = await TestDatabase.CreateAsync();
        (string, string)[] settings = [.. place.Settings, ("Relay:BatchSize", "50")];
        await using var here = await Instance.StartAsync(connectionString, settings);
        await using var there = await Instance.StartAsync(connectionString, settings);

        await OutboxRows.WriteAsync(connectionString, Rows);
        await OutboxRows.UntilPublishedAsync(connectionString, TimeSpan.FromSeconds(90));

        var messages = await queue.TakeAsync(Rows);
        messages.Select(message => message.Id).Order().ShouldBe((await OutboxRows.IdsAsync(connectionString)).Order());
    }

    [Fact]
    public async Task Ten_thousand_rows_are_published_soon()
    {
        const int Rows = 10_000;
        var place = await TestBroker.CreateAsync();
        await using var queue = await BrokerQueue.ConnectAsync(place);
        var connectionString = await TestDatabase.CreateAsync();
        await using var instance = await Instance.StartAsync(connectionString, [.. place.Settings]);

        var began = Stopwatch.GetTimestamp();
        await OutboxRows.WriteAsync(connectionString, Rows);
        await OutboxRows.UntilPublishedAsync(connectionString, TimeSpan.FromSeconds(60));

        var took = Stopwatch.GetElapsedTime(began);
        TestContext.Current.TestOutputHelper?.WriteLine($"{Rows / took.TotalSeconds:F0} rows a second");
        took.ShouldBeLessThan(TimeSpan.FromSeconds(20));
        (await queue.Channel.MessageCountAsync(queue.Names.Queue)).ShouldBe((uint)Rows);
    }

    [Fact]
    public async Task What_a_relay_claimed_before_it_died_is_published_only_when_its_claim_ends()
    {
        var place = await TestBroker.CreateAsync();
        await using var queue = await BrokerQueue.ConnectAsync(place);
        var connectionString = await TestDatabase.CreateAsync();
        await OutboxRows.WriteAsync(connectionString, 1);
        await Ledger.ScalarAsync<string>(connectionString, "update outbox set claimed_until = now() + interval '1 hour' returning ''");
        await using var instance = await Instance.StartAsync(connectionString, [.. place.Settings]);
        await OutboxRows.WriteAsync(connectionString, 1);
        await queue.TakeAsync(1);
        await Eventually.BeTrueAsync(async () => await OutboxRows.PendingAsync(connectionString) == 1);

        await Ledger.ScalarAsync<string>(
            connectionString,
            "update outbox set claimed_until = now() - interval '1 second' where told_at is null returning ''");

        (await queue.TakeAsync(2)).Select(message => message.Id).Order().ShouldBe((await OutboxRows.IdsAsync(connectionString)).Order());
    }

    [Fact]
    public async Task What_was_published_long_ago_is_deleted_and_nothing_else()
    {
        var place = await TestBroker.CreateAsync();
        var connectionString = await TestDatabase.CreateAsync();
        await OutboxRows.WriteAsync(connectionString, 2_500);
        await Ledger.ScalarAsync<string>(connectionString, "update outbox set told_at = now() - interval '25 hours' returning ''");
        await OutboxRows.WriteAsync(connectionString, 1);
        await Ledger.ScalarAsync<string>(
            connectionString, "update outbox set told_at = now() - interval '23 hours' where told_at is null returning ''");
        await OutboxRows.WriteAsync(connectionString, 1);
        await Ledger.ScalarAsync<string>(
            connectionString, "update outbox set claimed_until = now() + interval '1 hour' where told_at is null returning ''");

        await using var instance = await Instance.StartAsync(connectionString, [.. place.Settings]);

        await Eventually.BeTrueAsync(async () => await Ledger.ScalarAsync<long>(connectionString, "select count(*) from outbox") == 2);
    }

    [Fact]
    public async Task An_instance_that_does_not_relay_keeps_its_rows_and_wakes_those_that_do()
    {
        var place = await TestBroker.CreateAsync();
        var connectionString = await TestDatabase.CreateAsync();
        await using var dataSource = NpgsqlDataSource.Create(connectionString);
        await using var listener = await dataSource.OpenConnectionAsync();
        await new NpgsqlCommand("listen eventbooking_outbox", listener).ExecuteNonQueryAsync();
        await using var silent = await Instance.StartAsync(connectionString, [.. place.Settings, ("Relay:Enabled", "false")]);
        var slot = await silent.Api.PublishSlotAsync();

        await silent.Api.BookAsync(slot.Id, email: "ada@example.com");

        (await listener.WaitAsync(TimeSpan.FromSeconds(20))).ShouldBeTrue("It says that it has written something.");
        (await OutboxRows.PendingAsync(connectionString)).ShouldBe(1);
        await using var queue = await BrokerQueue.ConnectAsync(place);
        await using var relaying = await Instance.StartAsync(connectionString, [.. place.Settings]);
        await queue.TakeAsync(1);
        await silent.Api.BookAsync(slot.Id, email: "ada@example.com");
        await queue.TakeAsync(2);
        await OutboxRows.UntilPublishedAsync(connectionString);
    }

    [Fact]
    public async Task Without_a_broker_an_instance_books_says_so_once_and_wakes_those_that_relay()
    {
        var connectionString = await TestDatabase.CreateAsync();
        await using var dataSource = NpgsqlDataSource.Create(connectionString);
        await using var listener = await dataSource.OpenConnectionAsync();
        await new NpgsqlCommand("listen eventbooking_outbox", listener).ExecuteNonQueryAsync();
        await using var process = await ApiProcess.StartReadyAsync(connectionString);
        var slot = await process.Api.PublishSlotAsync();

        await process.Api.BookAsync(slot.Id, email: "ada@example.com");

        (await listener.WaitAsync(TimeSpan.FromSeconds(20))).ShouldBeTrue("It says that it has written something.");
        (await OutboxRows.PendingAsync(connectionString)).ShouldBe(1);
        process.Log.ShouldContain("ConnectionStrings:rabbitmq is not set: messages wait in the outbox until another process relays them");
    }
}
