using System.Globalization;
using EventBooking.LocalServers;

namespace EventBooking.Bench.Subjects;

/// <summary>The yardstick in Python, with a worker for each of two cores.</summary>
internal static class ReferenceApi
{
    public static Task<WebSubject> StartAsync(BenchServers servers, CancellationToken cancellationToken)
    {
        var port = Ports.FindFree();
        return WebSubject.StartAsync(
            SubjectNames.Reference,
            port,
            "/openapi.json",
            new ChildProcessOptions
            {
                Name = "reference",
                // The system's own: its packages are Debian's, which a python3 earlier on PATH would not see.
                FileName = "/usr/bin/python3",
                Arguments =
                [
                    "-m", "uvicorn", "--app-dir", Path.GetDirectoryName(TreePaths.Peer("reference_api.py"))!, "reference_api:app",
                    "--workers", "2", "--port", port.ToString(CultureInfo.InvariantCulture), "--no-access-log", "--log-level", "warning",
                ],
                Environment = new Dictionary<string, string?>(StringComparer.Ordinal)
                {
                    ["DATABASE_URL"] =
                        $"postgresql+asyncpg://{BenchServers.Superuser}:{servers.PasswordOf(BenchServers.Superuser)}"
                        + $"@127.0.0.1:{servers.Postgres.Port}/{BenchServers.ReferenceDatabase}",
                    ["SLOT_LOCK"] = "1",
                    ["PYTHONDONTWRITEBYTECODE"] = "1",
                },
                LogPath = Path.Combine(servers.Folder.Logs, "reference.log"),
            },
            cancellationToken);
    }
}
