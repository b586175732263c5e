namespace EventBooking.MigrationService;

/// <summary>The command line. Settings may stand among the words, as <c>--Name=value</c>.</summary>
internal sealed partial class MigrationCommand(
    Action<IHostApplicationBuilder> addServices, Func<IServiceProvider, CancellationToken, Task<bool>> run)
{
    private const string Usage =
        """
        Usage: EventBooking.MigrationService [<command>]
          (nothing)         brings the database up to date
          status            lists migrations, applied or pending
          down <migration>  undoes every migration after the one named; 0 undoes all
          retime            lists future slots whose local times have changed since they were published; changes nothing
          bootstrap         makes what the services log in with: in PostgreSQL with ConnectionStrings:postgres, in RabbitMQ with
                            ConnectionStrings:rabbitmq_management
          secrets <folder>  makes the passwords and keys of a system in containers, those that are missing
            … renew <name>  and one anew: postgres, rabbitmq, redis, migrations, api, notifier, check-in-key or certificate
            … forget <name> and drops the earlier ones of check-in-key or certificate
        """;

    public Action<IHostApplicationBuilder> AddServices => addServices;

    /// <summary>Null, with an exit code, if the command line asks for no work: it then says how it is used.</summary>
    public static MigrationCommand? Parse(string[] args, out int exitCode)
    {
        exitCode = 0;
        var words = args.Where(
            arg => !(arg.StartsWith("--", StringComparison.Ordinal) && arg.Contains('=', StringComparison.Ordinal))).ToArray();
        switch (words)
        {
            case []:
                return Migrate((migrator, stop) => migrator.UpAsync(stop));
            case ["status"]:
                return Migrate((migrator, stop) => migrator.ShowStatusAsync(Console.Out, stop));
            case ["down", var name]:
                return Migrate((migrator, stop) => migrator.DownAsync(name, stop));
            case ["retime"]:
                return new(
                    MigratorExtensions.AddMigrator,
                    (services, stop) => services.GetRequiredService<Retiming>().ListAsync(Console.Out, stop));
            case ["bootstrap"]:
                return new(MigratorExtensions.AddBootstrap, (services, stop) => services.GetRequiredService<Bootstrap>().RunAsync(stop));
            case ["secrets", var folder]:
                return MakeSecrets(folder);
            case ["secrets", var folder, "renew", var name] when SecretStore.Names.Contains(name, StringComparer.Ordinal):
                return MakeSecrets(folder, store => store.Renew(name));
            case ["secrets", var folder, "forget", var name] when SecretStore.WithEarlierOnes.Contains(name, StringComparer.Ordinal):
                return MakeSecrets(folder, store => store.Forget(name));
            case ["-h" or "--help"]:
                Console.WriteLine(Usage);
                return null;
            default:
                Console.Error.WriteLine(Usage);
                exitCode = 1;
                return null;
        }
    }

    public async Task<int> RunAsync(IHost host)
    {
        await host.StartAsync();
        var succeeded = await TryRunAsync(host.Services);
        await host.StopAsync();
        return succeeded ? 0 : 1;
    }

    private static MigrationCommand Migrate(Func<Migrator, CancellationToken, Task<bool>> run) =>
        new(MigratorExtensions.AddMigrator, (services, stop) => run(services.GetRequiredService<Migrator>(), stop));

    private static MigrationCommand MakeSecrets(string folder, Action<SecretStore>? change = null) => new(
        MigratorExtensions.AddSecrets,
        (services, _) => Task.FromResult(services.GetRequiredService<SecretFolders>().Write(folder, change)));

    private async Task<bool> TryRunAsync(IServiceProvider services)
    {
        try
        {
            return await run(services, services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.Failed(services.GetRequiredService<ILogger<MigrationCommand>>(), exception);
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "The command failed")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
