using System.CommandLine;
using System.Globalization;
using EventBooking.Bench.Subjects;
using EventBooking.LocalServers;

namespace EventBooking.Bench.Soak;

/// <summary>The mail catcher in a process of its own, so that its memory is its alone.</summary>
internal static class CatcherProcess
{
    // Reached in the first tenth: from there on it has no reason to grow.
    private const int MailsKept = 100;

    private static readonly Option<int> Port = new("--port") { Required = true };
    private static readonly Option<int> PagePort = new("--page-port") { Required = true };
    private static readonly Option<string> Folder = new("--folder") { Required = true };

    /// <summary>Runs it in this process.</summary>
    public static Command Command
    {
        get
        {
            var command = new Command("catcher", "The mail catcher alone.") { Port, PagePort, Folder };
            command.Hidden = true;
            command.SetAction(async (result, cancellationToken) =>
            {
                await using var catcher = await LocalMailCatcher.StartAsync(
                    new LocalServerOptions { Folder = result.GetValue(Folder)!, Port = result.GetValue(Port) },
                    new MailCatcherOptions { PagePort = result.GetValue(PagePort), MaxMails = MailsKept },
                    cancellationToken);
                await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            });
            return command;
        }
    }

    /// <summary>Starts it as a child, and returns when it takes mails.</summary>
    public static Task<WebSubject> StartAsync(BenchServers servers, int port, CancellationToken cancellationToken)
    {
        var pagePort = Ports.FindFree();
        return WebSubject.StartAsync(
            "mail catcher",
            pagePort,
            "/",
            new ChildProcessOptions
            {
                Name = "catcher",
                FileName = BuiltPrograms.DotNet,
                Arguments =
                [
                    BuiltPrograms.Assembly("EventBooking.Bench"), "catcher", "--folder", servers.Folder.Path,
                    "--port", port.ToString(CultureInfo.InvariantCulture), "--page-port", pagePort.ToString(CultureInfo.InvariantCulture),
                ],
                Environment = MemoryUse.Watched,
            },
            cancellationToken);
    }
}
