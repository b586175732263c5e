using System.Diagnostics;

namespace EventBooking.IntegrationTests.Harness;

/// <summary>Processes that stand still, as on a machine that swaps: they hold their connections and say nothing.</summary>
internal sealed class Frozen : IAsyncDisposable
{
    private readonly int[] _processes;

    private Frozen(int[] processes) => _processes = processes;

    /// <summary>Stops them until this is disposed.</summary>
    public static async Task<Frozen> BeginAsync(params int[] processes)
    {
        await SignalAsync("STOP", processes);
        return new Frozen(processes);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync() => await SignalAsync("CONT", _processes);

    private static async Task SignalAsync(string signal, int[] processes)
    {
        using var kill = Process.Start("kill", [$"-{signal}", .. processes.Select(process => $"{process}")]);
        await kill.WaitForExitAsync();
        kill.ExitCode.ShouldBe(0);
    }
}
