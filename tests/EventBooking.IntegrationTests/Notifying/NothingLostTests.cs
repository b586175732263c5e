using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using EventBooking.Testing.Mail;
using EventBooking.Testing.Reading;

namespace EventBooking.IntegrationTests.Notifying;

/// <summary>Every part of the way from a booking to its mail fails while people book.</summary>
public sealed class NothingLostTests(ITestOutputHelper output)
{
    private static readonly int People = TestScale.Pick(400, 5000);
    private static readonly int Kills = TestScale.Pick(4, 20);
    private static readonly TimeSpan BookFor = TestScale.Pick(TimeSpan.FromSeconds(12), TimeSpan.FromSeconds(110));
    private static readonly TimeSpan DrainedWithin = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Everybody_hears_of_their_booking_once_whatever_fails_meanwhile()
    {
        await using var chain = await Chain.StartAsync();
        var published = await chain.Booking.Api.PublishAsync(new EventBuilder().WithSlots(count: 4, capacity: 10_000));
        var slots = published.TimeSlots.Select(slot => slot.Id).ToList();
        var booked = new ConcurrentDictionary<string, byte>(StringComparer.Ordinal);

        var faults = RunFaultsAsync(chain, booked);
        await BookAllAsync(chain.Booking.Api, slots, booked);
        await faults;
        var lastFault = Stopwatch.GetTimestamp();
        await Eventually.BeTrueAsync(async () => await chain.OpenAsync() == 0 && HaveAllMail(chain.Mail, booked), DrainedWithin);
        output.WriteLine($"Drained {Stopwatch.GetElapsedTime(lastFault).TotalSeconds:0.0} s after the last fault.");

        booked.Count.ShouldBe(People);
        var mails = chain.Mail.Mails.Where(mail => booked.ContainsKey(mail.Recipients[0])).ToList();
        // One that a notifier had handed over when it was killed may come once more, and is known by its Message-ID.
        mails.DistinctBy(mail => RawMail.Of(mail.Content).Header("Message-Id"), StringComparer.Ordinal).Count().ShouldBe(People);
        var doubled = mails.Count - People;
        output.WriteLine($"{mails.Count} mails for {People} bookings: {doubled} doubled by {Kills} kills.");
        doubled.ShouldBeLessThanOrEqualTo(Kills);
        (await Ledger.ScalarAsync<long>(chain.ConnectionString, "select count(*) from deliveries where status = 'failed'")).ShouldBe(0);
    }

    // One comes after the other, whatever becomes of those before.
    private static async Task BookAllAsync(ApiDriver api, List<Guid> slots, ConcurrentDictionary<string, byte> booked)
    {
        using var pace = new PeriodicTimer(BookFor / People);
        var bookings = new List<Task>();
        for (var number = 0; number < People; number++)
        {
            await pace.WaitForNextTickAsync();
            bookings.Add(BookAsync(api, slots, number, booked));
        }

        await Task.WhenAll(bookings);
    }

    // Who gets 503 tries again, under an address of its own: the refused booking may be withdrawn only later.
    private static async Task BookAsync(ApiDriver api, List<Guid> slots, int number, ConcurrentDictionary<string, byte> booked)
    {
        for (var attempt = 0; ; attempt++)
        {
            var email = $"person{number}.{attempt}@example.com";
            var answer = await api.TryBookAsync(slots[number % slots.Count], $"Person {number}", email: email);
            if (answer.Status == HttpStatusCode.Created)
            {
                booked[email] = 0;
                return;
            }

            answer.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        }
    }

    private static Task RunFaultsAsync(Chain chain, ConcurrentDictionary<string, byte> booked) => Task.WhenAll(
        WhenBookedAsync(booked, 0.1, async () =>
        {
            await chain.RabbitMq.KillAsync();
            await WhenBookedAsync(booked, 0.35, () => chain.RabbitMq.StartAgainAsync());
        }),
        WhenBookedAsync(booked, 0.5, () => chain.Postgres.RestartAsync()),
        WhenBookedAsync(booked, 0.6, async () =>
        {
            await chain.Mail.StopAsync();
            await WhenBookedAsync(booked, 0.8, () => chain.Mail.StartAgainAsync());
        }),
        KillNotifiersAsync(chain, booked));

    private static async Task KillNotifiersAsync(Chain chain, ConcurrentDictionary<string, byte> booked)
    {
#pragma warning disable CA5394 // Nothing here is secret: moments that no code can have been written for.
        var random = new Random(20_311);
        var moments = Enumerable.Range(0, Kills).Select(_ => random.NextDouble()).Order().ToList();
#pragma warning restore CA5394
        for (var i = 0; i < Kills; i++)
        {
            await WhenBookedAsync(booked, moments[i], () => chain.ReplaceNotifierAsync(i));
        }
    }

    /// <summary>Does something when that share of all people have booked.</summary>
    private static async Task WhenBookedAsync(ConcurrentDictionary<string, byte> booked, double share, Func<Task> fault)
    {
        await Eventually.BeTrueAsync(() => booked.Count >= share * People, BookFor * 5);
        await fault();
    }

    private static bool HaveAllMail(MailServer mail, ConcurrentDictionary<string, byte> booked) =>
        mail.Mails.Select(one => one.Recipients[0]).Where(booked.ContainsKey).Distinct(StringComparer.Ordinal).Count() == booked.Count;
}
