using System.CommandLine;
using System.Globalization;
using EventBooking.LocalServers;
using EventBooking.Testing.Mail;

namespace EventBooking.Bench.Soak;

/// <summary>
/// A mail server in a process of its own, which keeps nothing of a mail: its memory is its alone, and has no reason to grow.
/// </summary>
internal static class MailServerProcess
{
    private const string Listens = "The mail server listens.";
    private static readonly Option<int> Port = new("--port") { Required = true };

    /// <summary>Runs it in this process.</summary>
    public static Command Command
    {
        get
        {
            var command = new Command("mail", "The mail server alone.") { Port };
            command.Hidden = true;
            command.SetAction(async (result, cancellationToken) =>
            {
                await using var server = await MailServer.StartAsync(
                    new MailServerOptions { Port = result.GetValue(Port), Keep = _ => null });
                await Console.Out.WriteLineAsync(Listens);
                await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            });
            return command;
        }
    }

    /// <summary>Starts it as a child, and returns when it takes mails.</summary>
    public static Task<ChildProcess> StartAsync(int port, CancellationToken cancellationToken) => ListeningChild.StartAsync(
        new ChildProcessOptions
        {
            Name = "mail server",
            FileName = BuiltPrograms.DotNet,
            Arguments = [BuiltPrograms.Assembly("EventBooking.Bench"), "mail", "--port", port.ToString(CultureInfo.InvariantCulture)],
            Environment = MemoryUse.Watched,
        },
        Listens,
        cancellationToken);
}
