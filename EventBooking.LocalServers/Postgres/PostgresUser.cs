namespace EventBooking.LocalServers;

/// <summary>PostgreSQL refuses to run as root: then it runs as the user <c>postgres</c>, which needs a folder that it can reach.</summary>
internal static class PostgresUser
{
    private const string Name = "postgres";

    private static bool IsRoot => Environment.UserName == "root" || Environment.IsPrivilegedProcess;

    public static (string FileName, IReadOnlyList<string> Arguments) CommandLine(string program, IReadOnlyList<string> arguments) =>
        IsRoot
            ? (Programs.Require("setpriv", "util-linux"), [$"--reuid={Name}", $"--regid={Name}", "--clear-groups", program, .. arguments])
            : (program, arguments);

    /// <summary>The wanted folder, or, if the user cannot reach it, one of the same name in a place of its own.</summary>
    public static async Task<string> OwnAsync(string wanted, CancellationToken cancellationToken)
    {
        if (!IsRoot)
        {
            PrivateFile.CreateFolder(wanted);
            return wanted;
        }

        var elsewhere = Elsewhere(wanted);
        if (!Directory.Exists(elsewhere) && await TryOwnAsync(wanted, cancellationToken))
        {
            return wanted;
        }

        return await TryOwnAsync(elsewhere, cancellationToken)
            ? elsewhere
            : throw new LocalServerException($"PostgreSQL runs as the user {Name}, which can use neither {wanted} nor {elsewhere}.");
    }

    /// <summary>Outside the tree, the same for each run in it.</summary>
    public static string Elsewhere(string wanted)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFullPath(wanted))))[..12];
        return Path.Combine("/var/lib", $"eventbooking-{hash}", Path.GetFileName(wanted));
    }

    private static async Task<bool> TryOwnAsync(string folder, CancellationToken cancellationToken)
    {
        new DirectoryInfo(folder).Parent?.Create();
        var owned = await ChildProcess.RunAsync(Options("install", ["-d", "-m", "700", "-o", Name, "-g", Name, folder]), cancellationToken);
        var (fileName, arguments) = CommandLine("test", ["-w", folder]);
        var reached = await ChildProcess.RunAsync(Options(fileName, arguments), cancellationToken);
        return owned.ExitCode == 0 && reached.ExitCode == 0;

        ChildProcessOptions Options(string program, IReadOnlyList<string> programArguments) =>
            new() { Name = Name, FileName = program, Arguments = programArguments };
    }
}
