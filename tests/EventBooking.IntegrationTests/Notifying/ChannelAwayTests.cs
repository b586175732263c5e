using EventBooking.Infrastructure.Deliveries;
using Microsoft.Extensions.Time.Testing;

namespace EventBooking.IntegrationTests.Notifying;

/// <summary>A notifier whose channel is not there, or leads to a server that is away.</summary>
public sealed class ChannelAwayTests
{
    private const string Address = "ada@example.org";
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2031, 6, 1, 8, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_notifier_without_a_channel_leaves_what_is_for_it_to_others_for_an_hour()
    {
        await using var system = await NotifierSystem.StartAsync(notifiers: 0, time: _time);
        await system.StartNotifierAsync(channels: new FakeChannel(Channel.Sms));
        var booking = await system.Api.BookAsync((await system.Api.PublishSlotAsync()).Id, email: Address);
        await system.RelayAsync();
        await system.UntilDeliveriesAsync(booking.Id, "booking_confirmed 0 email queued");
        _time.Advance(TimeSpan.FromMinutes(59));
        await system.StartNotifierAsync();
        await system.UntilDeliveriesAsync(booking.Id, "booking_confirmed 0 email sent");
        await system.Notifiers[1].DisposeAsync();

        var late = await system.Api.BookAsync(booking.TimeSlotId, email: Address);
        await system.PublishAsync(await system.TakeMessageAsync(late.Id), notifier: 0);
        await system.UntilDeliveriesAsync(late.Id, "booking_confirmed 0 email queued");
        _time.Advance(TimeSpan.FromHours(1));
        await system.UntilDeliveriesAsync(late.Id, "booking_confirmed 0 email skipped channel_off");
    }

    [Fact]
    public async Task A_server_that_is_away_is_asked_with_one_at_a_time_until_it_is_back()
    {
        await using var system = await NotifierSystem.StartAsync(time: _time);
        system.Mail.FailAll("connection_refused");
        var slot = await system.Api.PublishSlotAsync(capacity: 200);
        await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => system.Api.BookAsync(slot.Id, email: Address)));
        await system.RelayAsync();
        await system.UntilTakenAsync();

        await Eventually.BeTrueAsync(() => system.Mail.Tried.Count >= 10);
        for (var second = 0; second < 20; second++)
        {
            var tried = system.Mail.Tried.Count;
            _time.Advance(TimeSpan.FromSeconds(1));
            await Eventually.BeTrueAsync(() => system.Mail.Tried.Count > tried);
        }

        // Ten, and those that were under way with them; then one a second.
        system.Mail.Tried.Count.ShouldBeLessThan(10 + 16 + 25);
        system.Mail.TakeAll();
        _time.Advance(TimeSpan.FromSeconds(1));
        await Eventually.BeTrueAsync(() => system.Mail.Sent.Count > 140);
        await Eventually.BeTrueAsync(async () =>
        {
            if (await system.IsIdleAsync(_time.GetUtcNow()))
            {
                _time.Advance(TimeSpan.FromSeconds(30));
            }

            return await system.UnsettledAsync() == 0;
        });
        system.Mail.Sent.Select(sent => sent.DeliveryId).Distinct().Count().ShouldBe(200);
    }
}
