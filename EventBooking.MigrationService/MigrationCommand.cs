namespace EventBooking.MigrationService;

/// <summary>
/// The command line: nothing brings the database up to date, <c>status</c> lists migrations, <c>down NAME</c> goes back to
/// the one named (0: to an empty database).
/// </summary>
internal static class MigrationCommand
{
    private const string Usage = "Usage: EventBooking.MigrationService [status | down <migration>]   (down 0 undoes every migration)";

    public static async Task<int> RunAsync(IHost host, string[] args)
    {
        var migrator = host.Services.GetRequiredService<Migrator>();
        var lifetime = host.Services.GetRequiredService<IHostApplicationLifetime>();
        await host.StartAsync();
        var succeeded = args.TakeWhile(arg => !arg.StartsWith('-')).ToArray() switch
        {
            [] => await migrator.UpAsync(lifetime.ApplicationStopping),
            ["status"] => await migrator.ShowStatusAsync(Console.Out, lifetime.ApplicationStopping),
            ["down", var name] => await migrator.DownAsync(name, lifetime.ApplicationStopping),
            _ => await FailAsync(),
        };
        await host.StopAsync();
        return succeeded ? 0 : 1;
    }

    private static async Task<bool> FailAsync()
    {
        await Console.Error.WriteLineAsync(Usage);
        return false;
    }
}
