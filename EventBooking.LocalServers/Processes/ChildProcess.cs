using System.Diagnostics;

namespace EventBooking.LocalServers;

/// <summary>A program that lives no longer than this process: also when this process is killed with SIGKILL.</summary>
/// <remarks>It does not see Ctrl-C in the terminal; the code that started it stops it.</remarks>
public sealed class ChildProcess : IAsyncDisposable
{
    // Output that is still in the pipe when the program has ended; a grandchild may hold the pipe open for ever.
    private static readonly TimeSpan LastOutput = TimeSpan.FromSeconds(1);

    private readonly ChildProcessOptions _options;
    private readonly Process _process;
    private readonly LogFile _log;

    private ChildProcess(ChildProcessOptions options, Process process, LogFile log)
    {
        _options = options;
        _process = process;
        Id = process.Id;
        _log = log;
        Exited = WatchAsync();
    }

    /// <summary>What people call it.</summary>
    public string Name => _options.Name;

    /// <summary>The id of the program itself, which is also that of its process group.</summary>
    public int Id { get; }

    /// <summary>
    /// Completes with the exit code (128 + n after signal n) once the program has ended and nothing of its group is left.
    /// </summary>
    public Task<int> Exited { get; }

    /// <summary>Where its output goes.</summary>
    public string? LogPath => _options.LogPath;

    /// <summary>The last lines it wrote, for a message that says why it ended.</summary>
    public string RecentOutput => _log.Recent();

    /// <summary>Starts the program; a program that does not exist ends with exit code 127.</summary>
    public static ChildProcess Start(ChildProcessOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var commandLine = ChildScript.CommandLine(options);
        var start = new ProcessStartInfo(commandLine[0], commandLine.Skip(1))
        {
            WorkingDirectory = options.WorkingDirectory,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (options.CleanEnvironment)
        {
            start.Environment.Clear();
        }

        foreach (var (name, value) in options.Environment)
        {
            start.Environment[name] = value;
        }

        var log = new LogFile(options.LogPath);
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{options.Name} was not started.");
        return new ChildProcess(options, process, log);
    }

    /// <summary>Runs a program to its end and returns its exit code; cancelling kills it.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(
        ChildProcessOptions options, CancellationToken cancellationToken = default)
    {
        await using var child = Start(options);
        var exitCode = await child.Exited.WaitAsync(cancellationToken);
        return (exitCode, child.RecentOutput);
    }

    /// <summary>Asks for an orderly stop and kills what is left at the deadline. Returns true when no force was needed.</summary>
    public async Task<bool> StopAsync(TimeSpan deadline, StopSignal? signal = null)
    {
        if (!Exited.IsCompleted)
        {
            Signals.Send(Id, signal ?? _options.StopSignal);
        }

        try
        {
            await Exited.WaitAsync(deadline < _options.StopWithin ? deadline : _options.StopWithin);
            return true;
        }
        catch (TimeoutException)
        {
            await KillAsync();
            return false;
        }
    }

    /// <summary>Ends the program and all it started with SIGKILL.</summary>
    public async Task KillAsync()
    {
        Kill();
        await Exited;
    }

    /// <summary>As <see cref="KillAsync"/>, without waiting for the end: for the last moments of this process.</summary>
    public void Kill()
    {
        if (Exited.IsCompleted)
        {
            return;
        }

        // All are found before the first is killed.
        foreach (var process in ProcessTree.Of(Id))
        {
            Signals.Send(process, StopSignal.Kill);
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
        _log.Dispose();
    }

    private async Task<int> WatchAsync()
    {
        var output = Task.WhenAll(PumpAsync(_process.StandardOutput), PumpAsync(_process.StandardError));
        await _process.WaitForExitAsync();
        Signals.SendToGroup(Id, StopSignal.Kill);
        await Task.WhenAny(output, Task.Delay(LastOutput));
        return _process.ExitCode;
    }

    private async Task PumpAsync(StreamReader reader)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            _log.Write(line);
            _options.OnLine?.Invoke(line);
        }
    }
}
