using EventBooking.Contracts;

namespace EventBooking.IntegrationTests.Notifying;

/// <summary>While the database is away messages wait; only what is wrong with a message itself brings it into the error queue.</summary>
public sealed class DatabaseAwayTests
{
    private const string Address = "ada@example.org";

    [Fact]
    public async Task Messages_that_come_while_the_database_is_stopped_are_told_when_it_is_back()
    {
        await using var postgres = await OwnPostgres.StartMigratedAsync();
        await using var telling = await Telling.StartAsync(notifiers: 2, connectionString: postgres.ConnectionString(OwnPostgres.Database));
        var slot = await telling.Api.PublishSlotAsync(capacity: 300);
        for (var i = 0; i < 300; i++)
        {
            await telling.Api.BookAsync(slot.Id, email: Address);
        }

        var messages = await telling.UntoldAsync();
        var published = 0;
        var publishing = Parallel.ForEachAsync(messages, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (message, _) =>
        {
            await telling.PublishAsync(message);
            Interlocked.Increment(ref published);
        });
        await Eventually.BeTrueAsync(() => Volatile.Read(ref published) >= 50);
        await postgres.StopAsync();
        await publishing;
        await postgres.StartAgainAsync();

        await Eventually.BeTrueAsync(
            async () => telling.Mail.Sent.Count >= 300 && await telling.UnsettledAsync() == 0, TimeSpan.FromSeconds(60));
        telling.Mail.Sent.Select(notification => notification.Details.Booking.Id).Distinct().Count().ShouldBe(300);
        telling.Mail.Sent.Count.ShouldBe(300);
        (await telling.CountAsync(telling.ErrorQueue)).ShouldBe(0u);
    }

    [Fact]
    public async Task A_notifier_that_stops_while_the_database_is_away_gives_its_messages_back()
    {
        await using var postgres = await OwnPostgres.StartMigratedAsync();
        await using var telling = await Telling.StartAsync(connectionString: postgres.ConnectionString(OwnPostgres.Database));
        var booking = await telling.Api.BookAsync((await telling.Api.PublishSlotAsync()).Id, email: Address);
        var message = (await telling.UntoldAsync()).ShouldHaveSingleItem();
        await postgres.StopAsync();
        await telling.PublishAsync(message);

        await telling.Notifiers[0].DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10));
        await postgres.StartAgainAsync();
        await telling.StartNotifierAsync();

        await telling.UntilDeliveriesAsync(booking.Id, "booking_confirmed 0 email sent");
        (await telling.CountAsync(telling.ErrorQueue)).ShouldBe(0u);
    }

    [Fact]
    public async Task A_message_that_nothing_can_be_made_of_goes_to_the_error_queue_and_holds_up_no_other()
    {
        await using var telling = await Telling.StartAsync();
        var slot = await telling.Api.PublishSlotAsync(capacity: 20);
        for (var i = 0; i < 20; i++)
        {
            await telling.Api.BookAsync(slot.Id, email: Address);
        }

        var now = TimeProvider.System.GetUtcNow();
        object wrong = new BookingChangedV1 { BookingId = Guid.CreateVersion7(now), Sequence = -1, OccurredAt = now };
        await Task.WhenAll((await telling.UntoldAsync()).Append(wrong).Select(message => telling.PublishAsync(message)));
        await telling.PublishTextAsync("no message at all");

        await Eventually.BeTrueAsync(async () => await telling.CountAsync(telling.ErrorQueue) == 2);
        await Eventually.BeTrueAsync(() => telling.Mail.Sent.Count == 20);
    }
}
