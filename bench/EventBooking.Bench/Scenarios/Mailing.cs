using System.Globalization;
using EventBooking.Bench.Load;
using EventBooking.Bench.Measuring;
using EventBooking.Bench.Subjects;
using EventBooking.Testing;
using EventBooking.Testing.Mail;

namespace EventBooking.Bench.Scenarios;

/// <summary>
/// (j): how soon after a booking its mail is there, and how many mails a second go all the way from the outbox over RabbitMQ and one
/// notifier to a mail server. Both on an empty outbox and with many messages in the database that were sent before.
/// </summary>
internal static class Mailing
{
    public const string Latency = "from a booking's answer to its mail, at 100/s";
    public const string Throughput = "from the outbox to the mail";
    private const double WaitingPerSecond = 1000;
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(120);

    public static async Task RunAsync(BenchContext context)
    {
        var (servers, cancel) = (context.Servers, context.CancellationToken);
        await OurApi.MigrateAsync(servers, BenchServers.MailingDatabase, cancel);
        await using var mailServer = await MailServer.StartAsync(new MailServerOptions { Keep = mail => mail with { Content = [] } });
        await using var notifier = await OurApi.StartNotifierAsync(servers, BenchServers.MailingDatabase, mailServer.Port, cancel);
        await using var api = await OurApi.StartAsync(servers, BenchServers.MailingDatabase, cancel, relay: true);
        await using var data = new MailingData(servers);
        // For the runtime to compile what is used most, on both sides.
        await BookAsync(context, api, mailServer);
        await data.PrepareAsync(cancel);
        await TellAsync(context, api, data, mailServer);
        foreach (var rows in context.Plan.SentRows)
        {
            await data.GrowAsync(rows, cancel);
            List<Turn> turns =
            [
                new(Latency, SubjectNames.Chain, () => BookAsync(context, api, mailServer)),
                new(Throughput, SubjectNames.Chain, () => TellAsync(context, api, data, mailServer)),
            ];
            var letter = string.Create(CultureInfo.InvariantCulture, $"j, {rows:N0} sent");
            var measured = await Alternation.RunAsync(letter, context.Plan.Rounds, turns, cancel);
            context.Results.Measurements.AddRange(measured);
            context.Results.Mailing.Add(new MailingPoint(rows, measured[0], measured[1]));
        }
    }

    // Latencies count from the answer to the booking, which is when a person begins to wait.
    private static async Task<Sample> BookAsync(BenchContext context, WebSubject api, MailServer mailServer)
    {
        var cancel = context.CancellationToken;
        var published = await context.PublishManyAsync(api);
        var times = Arrivals.Constant(Plan.ToldPerSecond, TimeSpan.FromSeconds(context.Plan.Seconds));
        var before = mailServer.Count;
        using var loop = await OpenLoop.ConnectAsync(api.Port, Plan.Connections, cancel);
        var result = await loop.RunAsync(times, i => BookingRequest.Bytes(before + i, published.Slots[i % published.Slots.Count]), cancel);
        var created = result.CountOf(status => status == 201);
        if (created != times.Length)
        {
            return new Sample(0, 0, 0) { Problem = $"{times.Length - created} of {times.Length} requests not answered with 201" };
        }

        var mails = await NextAsync(mailServer, before, created, cancel);
        var answered = Enumerable.Range(0, times.Length).ToDictionary(
            i => BookingRequest.Email(before + i), i => result.StartedAt + result.AnsweredAt(i), StringComparer.Ordinal);
        var latencies = Latencies.OfMilliseconds(mails.Select(mail => (mail.ReceivedAt - answered[mail.Recipients[0]]).TotalMilliseconds));
        return new Sample(mails.Count / times[^1].TotalSeconds, latencies.Percentile(50), latencies.Percentile(99))
        {
            Problem = mails.DistinctBy(mail => mail.Recipients[0], StringComparer.Ordinal).Count() == created
                ? null
                : "some mails came twice, others not at all",
        };
    }

    // Latencies count from the commit that lets all go at once: half of the mails are there, 99 of 100 are.
    private static async Task<Sample> TellAsync(BenchContext context, WebSubject api, MailingData data, MailServer mailServer)
    {
        var before = mailServer.Count;
        await data.HoldAsync(context.CancellationToken);
        var published = await context.PublishManyAsync(api);
        var times = Arrivals.Constant(WaitingPerSecond, TimeSpan.FromSeconds(context.Plan.Mails / WaitingPerSecond));
        using (var loop = await OpenLoop.ConnectAsync(api.Port, Plan.Connections, context.CancellationToken))
        {
            var booked = await loop.RunAsync(
                times, i => BookingRequest.Bytes(before + i, published.Slots[i % published.Slots.Count]), context.CancellationToken);
            if (booked.CountOf(status => status == 201) != context.Plan.Mails)
            {
                throw new BenchException("Not all bookings whose mails were to wait were answered with 201.");
            }
        }

        await context.Servers.CheckpointAsync(context.CancellationToken);
        var committed = await data.ReleaseAsync(context.CancellationToken);
        var mails = await NextAsync(mailServer, before, context.Plan.Mails, context.CancellationToken);
        var latencies = Latencies.OfMilliseconds(mails.Select(mail => (mail.ReceivedAt - committed).TotalMilliseconds));
        return new Sample(mails.Count / (mails[^1].ReceivedAt - committed).TotalSeconds, latencies.Percentile(50), latencies.Percentile(99))
        {
            Problem = mails.DistinctBy(mail => mail.Recipients[0], StringComparer.Ordinal).Count() == mails.Count
                ? null
                : "some mails came twice, others not at all",
        };
    }

    private static async Task<List<ReceivedMail>> NextAsync(MailServer mailServer, int before, int count, CancellationToken cancel)
    {
        await Eventually.BeTrueAsync(
            () =>
            {
                cancel.ThrowIfCancellationRequested();
                return mailServer.Count >= before + count;
            },
            Deadline,
            $"{count} mails came");
        return [.. mailServer.Mails.Skip(before).Take(count)];
    }
}
