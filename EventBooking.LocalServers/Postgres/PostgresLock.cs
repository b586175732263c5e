using System.Diagnostics;
using System.Globalization;

namespace EventBooking.LocalServers;

/// <summary>
/// A server whose parent was killed still stops in an orderly way: a new one on the same data has to wait for it.
/// </summary>
internal static class PostgresLock
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    public static async Task WaitUntilFreeAsync(string cluster, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        while (await OwnerAsync(cluster, cancellationToken) is { } owner)
        {
            if (Stopwatch.GetElapsedTime(started) > Limit)
            {
                throw new LocalServerException($"Another PostgreSQL (process {owner}) uses the data in {cluster}: stop it first.");
            }

            await Task.Delay(50, cancellationToken);
        }
    }

    private static async Task<int?> OwnerAsync(string cluster, CancellationToken cancellationToken)
    {
        try
        {
            var lines = await File.ReadAllLinesAsync(Path.Combine(cluster, "postmaster.pid"), cancellationToken);
            var id = int.Parse(lines[0], CultureInfo.InvariantCulture);
            using var process = Process.GetProcessById(id);
            return process.ProcessName == "postgres" && !process.HasExited ? id : null;
        }
        catch (Exception exception) when (
            exception is IOException or FormatException or IndexOutOfRangeException or ArgumentException or InvalidOperationException)
        {
            // No file, a file being written or removed, or no such process: PostgreSQL itself looks once more.
            return null;
        }
    }
}
