namespace EventBooking.IntegrationTests.Notifying;

/// <summary>While the database is away messages wait; only what is wrong with a message itself brings it into the error queue.</summary>
public sealed class DatabaseAwayTests
{
    private const string Address = "ada@example.org";

    [Fact]
    public async Task Messages_that_come_while_the_database_is_stopped_are_sent_when_it_is_back()
    {
        await using var postgres = await OwnPostgres.StartMigratedAsync();
        await using var system = await NotifierSystem.StartAsync(
            notifiers: 2, connectionString: postgres.ConnectionString(OwnPostgres.Database));
        var slot = await system.Api.PublishSlotAsync(capacity: 300);
        for (var i = 0; i < 300; i++)
        {
            await system.Api.BookAsync(slot.Id, email: Address);
        }

        var messages = await system.TakePendingAsync();
        var published = 0;
        var publishing = Parallel.ForEachAsync(messages, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (message, _) =>
        {
            await system.PublishAsync(message);
            Interlocked.Increment(ref published);
        });
        await Eventually.BeTrueAsync(() => Volatile.Read(ref published) >= 50);
        await postgres.StopAsync();
        await publishing;
        await postgres.StartAgainAsync();

        await Eventually.BeTrueAsync(
            async () => system.Mail.Sent.Count >= 300 && await system.UnsettledAsync() == 0, TimeSpan.FromSeconds(60));
        system.Mail.Sent.Select(notification => notification.Details.Booking.Id).Distinct().Count().ShouldBe(300);
        system.Mail.Sent.Count.ShouldBe(300);
        (await system.CountAsync(system.ErrorQueue)).ShouldBe(0u);
    }

    [Fact]
    public async Task A_notifier_that_stops_while_the_database_is_away_gives_its_messages_back()
    {
        await using var postgres = await OwnPostgres.StartMigratedAsync();
        await using var system = await NotifierSystem.StartAsync(connectionString: postgres.ConnectionString(OwnPostgres.Database));
        var booking = await system.Api.BookAsync((await system.Api.PublishSlotAsync()).Id, email: Address);
        var message = await system.TakeMessageAsync(booking.Id);
        await postgres.StopAsync();
        await system.PublishAsync(message);

        await system.Notifiers[0].DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10));
        await postgres.StartAgainAsync();
        await system.StartNotifierAsync();

        await system.UntilDeliveriesAsync(booking.Id, "booking_confirmed 0 email sent");
        (await system.CountAsync(system.ErrorQueue)).ShouldBe(0u);
    }
}
