namespace EventBooking.LocalServers;

/// <summary>
/// Starts programs that listen on a port. That they do is known from what they write: an answer on the port may be that of another
/// program, which was faster.
/// </summary>
public static class ListeningChild
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    // Most programs, Erlang's, RabbitMQ's look for the port of its node, and the name server of Erlang.
    private static readonly string[] PortTaken =
        ["address already in use", "eaddrinuse", "dist_port_already_used", "there is already a epmd running"];

    /// <summary>Returns when it has written that it listens.</summary>
    /// <param name="listening">A part of the line that says so.</param>
    /// <exception cref="LocalServerException">It ended, did not listen in time, or its port was taken.</exception>
    public static async Task<ChildProcess> StartAsync(ChildProcessOptions options, string listening, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var outcome = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        var child = ChildProcess.Start(options with { OnLine = Watch });
        try
        {
            await Task.WhenAny(outcome.Task, child.Exited).WaitAsync(StartLimit, cancellationToken);
            if (outcome.Task.IsCompletedSuccessfully && await outcome.Task)
            {
                return child;
            }

            var taken = outcome.Task.IsCompletedSuccessfully;
            var how = taken ? "found its port taken" : $"ended while starting (exit code {await child.Exited})";
            throw new LocalServerException($"{options.Name} {how}; {Output(child)}") { IsPortTaken = taken };
        }
        catch (TimeoutException exception)
        {
            await child.DisposeAsync();
            throw new LocalServerException($"{options.Name} did not start within {StartLimit.TotalSeconds} s; {Output(child)}", exception);
        }
        catch
        {
            await child.DisposeAsync();
            throw;
        }

        void Watch(string line)
        {
            if (line.Contains(listening, StringComparison.OrdinalIgnoreCase))
            {
                outcome.TrySetResult(true);
            }
            else if (PortTaken.Any(words => line.Contains(words, StringComparison.OrdinalIgnoreCase)))
            {
                outcome.TrySetResult(false);
            }

            options.OnLine?.Invoke(line);
        }
    }

    private static string Output(ChildProcess child) =>
        $"{(child.LogPath is { } log ? $"its log {log}" : "its output")} ends with:{Environment.NewLine}{child.RecentOutput}";
}
