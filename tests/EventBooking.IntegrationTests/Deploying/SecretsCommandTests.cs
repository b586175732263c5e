using EventBooking.LocalServers;

namespace EventBooking.IntegrationTests.Deploying;

/// <summary>The secrets of a system in containers, as the migration service makes them.</summary>
public sealed class SecretsCommandTests
{
    private readonly string _folder = TestFolder.Subfolder("secrets");

    [Fact]
    public async Task A_second_run_leaves_every_secret_as_it_was()
    {
        (await MakeAsync()).ShouldContain("8 were missing");
        var first = Read();

        (await MakeAsync()).ShouldContain("0 were missing");

        Read().ShouldBe(first, ignoreOrder: true);
        first.Keys.Where(file => file.StartsWith("store", StringComparison.Ordinal))
            .ShouldAllBe(file => HasMode(file, UnixFileMode.UserRead));
        first.Keys.Where(file => !file.StartsWith("store", StringComparison.Ordinal))
            .ShouldAllBe(file => HasMode(file, UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead));
        var passwords = first.Where(file => file.Key.StartsWith("store", StringComparison.Ordinal)).Select(file => file.Value).ToList();
        passwords.Distinct(StringComparer.Ordinal).Count().ShouldBe(8);
    }

    [Fact]
    public async Task A_file_that_is_lost_is_laid_out_again()
    {
        await MakeAsync();
        var first = Read();
        File.Delete(Path.Combine(_folder, "api", "CheckIn__Key"));

        await MakeAsync();

        Read().ShouldBe(first, ignoreOrder: true);
    }

    [Theory]
    [InlineData("postgres", "postgres/password", "bootstrap/ConnectionStrings__postgres")]
    [InlineData("rabbitmq", "rabbitmq/password", "rabbitmq/rabbitmq.conf", "bootstrap/ConnectionStrings__rabbitmq_management")]
    [InlineData("redis", "redis/password", "redis/redis.conf", "api/ConnectionStrings__redis")]
    [InlineData("migrations", "migrations/ConnectionStrings__bookingdb", "bootstrap/ConnectionStrings__bookingdb")]
    [InlineData("api", "api/ConnectionStrings__bookingdb", "api/ConnectionStrings__rabbitmq", "bootstrap/Roles__ApiPassword")]
    [InlineData(
        "notifier", "notifier/ConnectionStrings__bookingdb", "notifier/ConnectionStrings__rabbitmq", "bootstrap/Roles__NotifierPassword")]
    public async Task A_renewed_password_changes_where_it_is_used_and_nowhere_else(string name, params string[] files)
    {
        await MakeAsync();
        var before = Read();

        await MakeAsync("renew", name);

        var after = Read();
        before.Keys.Where(file => before[file] != after[file]).ShouldBe([$"store/{name}", .. files], ignoreOrder: true);
    }

    [Theory]
    [InlineData("check-in-key", "CheckIn__Key", "CheckIn__PreviousKeys")]
    [InlineData("certificate", "DataProtection__Certificate", "DataProtection__PreviousCertificates")]
    public async Task A_renewed_key_stays_as_an_earlier_one(string name, string current, string earlier)
    {
        await MakeAsync();
        var first = Read()[$"api/{current}"];

        await MakeAsync("renew", name);
        var second = Read()[$"api/{current}"];
        await MakeAsync("renew", name);

        var files = Read();
        foreach (var service in new[] { "api", "notifier" })
        {
            files[$"{service}/{earlier}__0"].ShouldBe(second);
            files[$"{service}/{earlier}__1"].ShouldBe(first);
            files[$"{service}/{current}"].ShouldNotBeOneOf(first, second);
        }

        await MakeAsync("forget", name);

        Read().Where(file => file.Value.Contains(first, StringComparison.Ordinal) || file.Value.Contains(second, StringComparison.Ordinal))
            .ShouldBeEmpty();
        Read()[$"api/{current}"].ShouldBe(files[$"api/{current}"]);
    }

    [Fact]
    public async Task A_secret_that_was_cut_short_is_not_made_anew_by_itself()
    {
        await MakeAsync();
        var certificate = Path.Combine(_folder, "store", "certificate");
        File.Delete(certificate);
        await File.WriteAllTextAsync(certificate, "", TestContext.Current.CancellationToken);

        var (exitCode, output) = await RunAsync();

        exitCode.ShouldBe(1);
        output.ShouldContain("certificate is empty. Restore it");
        output.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_said_in_one_line()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "store"), "not a folder", TestContext.Current.CancellationToken);

        var (exitCode, output) = await RunAsync();

        exitCode.ShouldBe(1);
        output.ShouldContain("The secrets were not written: ");
        output.ShouldNotContain("   at ");
    }

    [Theory]
    [InlineData("renew", "everything")]
    [InlineData("forget", "api")]
    public async Task An_unknown_secret_is_refused(string command, string name)
    {
        var (exitCode, output) = await RunAsync(command, name);

        exitCode.ShouldBe(1);
        output.ShouldContain("check-in-key or certificate");
        Directory.EnumerateFileSystemEntries(_folder).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_service_reads_files_but_a_variable_wins()
    {
        var connectionString = await TestDatabase.CreateAsync();
        await File.WriteAllTextAsync(
            Path.Combine(_folder, "ConnectionStrings__bookingdb"),
            $"{Roles.As(Roles.Api, connectionString)}\n",
            TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(_folder, "Relay__BatchSize"), "none", TestContext.Current.CancellationToken);
        (string, string?)[] settings = [("ConnectionStrings__bookingdb", null), ("Secrets__Directory", _folder)];

        await using (var wrong = ApiProcess.Start(connectionString, settings))
        {
            (await wrong.Process.Exited).ShouldBe(1);
            wrong.Log.ShouldContain("Relay:BatchSize");
        }

        await using var right = await ApiProcess.StartReadyAsync(connectionString, [.. settings, ("Relay__BatchSize", "100")]);
    }

    private async Task<string> MakeAsync(params string[] words)
    {
        var (exitCode, output) = await RunAsync(words);
        exitCode.ShouldBe(0, output);
        return output;
    }

    private Task<(int ExitCode, string Output)> RunAsync(params string[] words) =>
        ChildProcess.RunAsync(ServiceProcesses.Migrations("", ["secrets", _folder, .. words]));

    private Dictionary<string, string> Read() => Directory.GetFiles(_folder, "*", SearchOption.AllDirectories)
        .ToDictionary(file => Path.GetRelativePath(_folder, file), File.ReadAllText, StringComparer.Ordinal);

    private bool HasMode(string file, UnixFileMode mode) =>
        OperatingSystem.IsWindows() || File.GetUnixFileMode(Path.Combine(_folder, file)) == mode;
}
