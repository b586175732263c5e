using System.Net;
using EventBooking.Infrastructure.Availability;
using Microsoft.Extensions.DependencyInjection;

namespace EventBooking.IntegrationTests.Availability;

/// <summary>Events that are not in memory yet, or not any more.</summary>
public sealed class FirstReadTests
{
    [Fact]
    public async Task Two_hundred_who_ask_for_the_same_event_at_once_cost_one_look_into_the_database()
    {
        await using var server = await OwnPostgres.StartMigratedAsync();
        var log = await StatementLog.BeginAsync(server);
        await using var instance = await Instance.StartAsync(server.ConnectionString(OwnPostgres.Database));
        var published = await instance.Api.PublishAsync(new EventBuilder().WithSlots(count: 3, capacity: 5));

        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => instance.Api.GetAsync($"/api/v1/events/{published.Id}")));

        answers.ShouldAllBe(answer => answer.Status == HttpStatusCode.OK);
        (await log.CountAsync("FROM events AS")).ShouldBe(2, "The event and its slots are a query each.");
    }

    [Fact]
    public async Task With_too_little_memory_each_answer_is_right_all_the_same()
    {
        const int Events = 300;
        await using var instance = await Instance.StartAsync(await TestDatabase.CreateAsync(), ("Availability:MemoryMegabytes", "1"));
        var api = instance.Api;
        var events = await Task.WhenAll(
            Enumerable.Range(0, Events).Select(_ => api.PublishAsync(new EventBuilder().WithSlots(count: 2, capacity: 50))));

        await Parallel.ForEachAsync(events, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (published, _) =>
        {
            for (var taken = 0; taken < 3; taken++)
            {
                // Who reads it first may do so while it changes.
                var others = Task.WhenAll(api.SlotsAsync(published.Id), api.SlotsAsync(published.Id));
                (await api.SlotsAsync(published.Id)).Sum(slot => slot.CurrentBookings).ShouldBe(taken);
                await api.BookAsync(published.TimeSlots[taken % 2].Id);
                (await api.SlotsAsync(published.Id)).Sum(slot => slot.CurrentBookings).ShouldBe(taken + 1);
                (await others).ShouldAllBe(slots => slots.Sum(slot => slot.CurrentBookings) >= taken);
            }
        });

        var cache = instance.Services.GetRequiredService<EventCache>();
        cache.Events.ShouldBeInRange(1, Events - 1);
        await Eventually.PassAsync(() =>
        {
            cache.Slots.ShouldBe(2 * cache.Events);
            return Task.CompletedTask;
        });
    }

    [Fact]
    public async Task Whoever_books_while_the_event_is_read_for_the_first_time_sees_the_booking()
    {
        await using var instance = await Instance.StartAsync(await TestDatabase.CreateAsync());
        for (var round = 0; round < 40; round++)
        {
            var published = await instance.Api.PublishAsync(new EventBuilder().WithSlot(capacity: 50));
            // Each at another moment of the first read.
            var readers = Enumerable.Range(0, round % 4).Select(_ => instance.Api.SlotsAsync(published.Id)).ToList();
            await instance.Api.BookAsync(published.TimeSlots[0].Id);
            (await instance.Api.SlotsAsync(published.Id)).ShouldHaveSingleItem().CurrentBookings.ShouldBe(1);
            await Task.WhenAll(readers);
        }
    }
}
