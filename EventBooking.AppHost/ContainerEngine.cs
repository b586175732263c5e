using System.Diagnostics;
using Microsoft.Extensions.Configuration;

namespace EventBooking.AppHost;

/// <summary>The container engine of this machine.</summary>
internal static class ContainerEngine
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>The command of the engine that answers: the one that Aspire's setting names, else Docker, else Podman. Null where none does.</summary>
    public static string? Find(IConfiguration configuration)
    {
        var chosen = configuration["ASPIRE_CONTAINER_RUNTIME"] ?? configuration["DOTNET_ASPIRE_CONTAINER_RUNTIME"];
        string[] engines = string.IsNullOrEmpty(chosen) ? ["docker", "podman"] : [chosen];
        return Array.Find(engines, engine => Run(engine, ["version", "--format", "{{.Server.Version}}"]));
    }

    /// <summary>Deletes volumes where they are.</summary>
    public static void RemoveVolumes(IConfiguration configuration, IEnumerable<string> names)
    {
        if (Find(configuration) is { } engine && !Run(engine, ["volume", "rm", "--force", .. names]))
        {
            throw new LocalServers.LocalServerException($"{engine} did not delete the volumes {string.Join(" and ", names)}: is a container of another run still using them?");
        }
    }

    private static bool Run(string program, IEnumerable<string> arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments)
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            if (process.WaitForExit(Patience))
            {
                return process.ExitCode == 0;
            }

            process.Kill();
            return false;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // Not installed.
            return false;
        }
    }
}
