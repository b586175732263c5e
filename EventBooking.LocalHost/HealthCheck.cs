using System.Diagnostics;
using EventBooking.LocalServers;

namespace EventBooking.LocalHost;

internal static class HealthCheck
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    /// <summary>Returns when the service says at that address that it is ready.</summary>
    public static async Task WaitAsync(ChildProcess child, Uri address, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        var started = Stopwatch.GetTimestamp();
        while (!await IsHealthyAsync(client, address, cancellationToken))
        {
            if (child.Exited.IsCompleted)
            {
                throw new HostException(
                    $"{child.Name} ended while starting (exit code {await child.Exited}); "
                    + $"{child.LogPath} ends with:{Environment.NewLine}{child.RecentOutput}");
            }

            if (Stopwatch.GetElapsedTime(started) > Limit)
            {
                throw new HostException(
                    $"{child.Name} was not healthy within {Limit.TotalSeconds} s; "
                    + $"{child.LogPath} ends with:{Environment.NewLine}{child.RecentOutput}");
            }

            await Task.WhenAny(child.Exited, Task.Delay(Interval, cancellationToken));
        }
    }

    private static async Task<bool> IsHealthyAsync(HttpClient client, Uri address, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await client.GetAsync(address, cancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
