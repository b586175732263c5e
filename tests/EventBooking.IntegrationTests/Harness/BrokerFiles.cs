using EventBooking.LocalServers;

namespace EventBooking.IntegrationTests.Harness;

/// <summary>What RabbitMQ has written down.</summary>
internal static class BrokerFiles
{
    // It writes the names of new quorum queues only when that file has not been used for half a second: a crash before loses such a
    // queue for good, although its declaration was answered.
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1.5);

    /// <summary>Returns when the queues that were declared would outlive a crash.</summary>
    public static Task UntilQueuesAreKeptAsync(this LocalRabbitMq broker) => Eventually.BeTrueAsync(() =>
        Directory.GetFiles(broker.DataFolder, "names.dets", SearchOption.AllDirectories) is [_, ..] files
        && files.All(file => TimeProvider.System.GetUtcNow().UtcDateTime - File.GetLastWriteTimeUtc(file) > Rest));
}
