using System.Diagnostics;

namespace EventBooking.AppHost;

internal sealed record ContainerEngine(string Command)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>The engine that answers: the one that Aspire's setting names, else Docker, else Podman. Null if none does.</summary>
    public static ContainerEngine? Find(IConfiguration configuration)
    {
        var chosen = configuration["ASPIRE_CONTAINER_RUNTIME"] ?? configuration["DOTNET_ASPIRE_CONTAINER_RUNTIME"];
        string[] commands = string.IsNullOrEmpty(chosen) ? ["docker", "podman"] : [chosen];
        return commands
            .Select(command => new ContainerEngine(command))
            .FirstOrDefault(engine => engine.Run(["version", "--format", "{{.Server.Version}}"]) is not null);
    }

    public IReadOnlyList<string> ContainersOn(string volume) =>
        Run(["ps", "--filter", $"volume={volume}", "--format", "{{.Names}}"])
            ?.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        ?? throw new LocalServerException($"{Command} does not say which containers use the volume {volume}.");

    public void RemoveVolumes(IReadOnlyList<string> names)
    {
        if (Run(["volume", "rm", "--force", .. names]) is null)
        {
            throw new LocalServerException(
                $"{Command} did not delete the volumes {string.Join(" and ", names)}: is a container of another run still using them?");
        }
    }

    // What it writes, or null if it fails, takes too long or is not there.
    private string? Run(IEnumerable<string> arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(Command, arguments)
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }) ?? throw new InvalidOperationException($"{Command} was not started.");
            var output = process.StandardOutput.ReadToEndAsync();
            process.BeginErrorReadLine();
            if (process.WaitForExit(Patience))
            {
                return process.ExitCode == 0 ? output.GetAwaiter().GetResult() : null;
            }

            process.Kill();
            return null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // Not installed.
            return null;
        }
    }
}
