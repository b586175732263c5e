namespace EventBooking.LocalServers;

/// <summary>
/// Makes a server ask everyone for a password, the superuser too. That one's password is set while the server is down, once, so that there
/// is no moment in which it lets anybody in; a cluster of an earlier version asked for none.
/// </summary>
internal sealed class PostgresGuard(string folder, string password)
{
    private const string FileName = "hba.conf";
    private const string InputName = "password.sql";

    /// <summary>Who may connect: a file for the server's setting <c>hba_file</c>.</summary>
    public string RulesPath => Path.Combine(folder, FileName);

    internal static string[] Entries => [FileName, InputName];

    // The rules name the password that goes with them, by its hash: with another one it is set anew.
    private string Rules =>
        $"# {Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(password)))[..16]}\n"
        + "host all all 127.0.0.1/32 scram-sha-256\n";

    /// <summary>Sets the password unless it has been.</summary>
    /// <param name="runAlone">Runs the server alone, on the statements of a file, and returns its exit code and output.</param>
    public async Task SetAsync(Func<string, Task<(int ExitCode, string Output)>> runAlone)
    {
        if (File.Exists(RulesPath) && await File.ReadAllTextAsync(RulesPath) == Rules)
        {
            return;
        }

        var input = Path.Combine(folder, InputName);
        PrivateFile.Write(
            input, Encoding.ASCII.GetBytes($"set password_encryption = 'scram-sha-256'\nalter role postgres password '{password}'\n"));
        try
        {
            var (exitCode, output) = await runAlone(input);
            if (exitCode != 0)
            {
                throw new LocalServerException(
                    $"PostgreSQL did not take its password (exit code {exitCode}):{Environment.NewLine}{output}");
            }
        }
        finally
        {
            File.Delete(input);
        }

        await File.WriteAllTextAsync(RulesPath, Rules);
    }
}
