using System.CommandLine;
using System.CommandLine.Invocation;
using System.Runtime.InteropServices;
using EventBooking.LocalServers;

namespace EventBooking.LocalHost;

/// <summary>The command line, the signals and the exit code.</summary>
internal static class HostCommand
{
    public static async Task<int> RunAsync(string[] args)
    {
        var command = new RootCommand("Runs EventBooking on this machine: PostgreSQL, Redis, RabbitMQ, a mail catcher and the services, until Ctrl-C.");
        SystemOptions.AddTo(command);
        command.SetAction((result, _) => RunAsync(SystemOptions.Of(result)));

        var parsed = command.Parse(args);
        if (parsed.Action is ParseErrorAction error)
        {
            error.ShowHelp = false;
        }

        // Signals are handled below: the library's own handling would end the process in the middle of an orderly stop.
        return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
    }

    private static async Task<int> RunAsync(SystemOptions options)
    {
        using var programs = ProgramLock.Take();
        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Stop);
        // Outside the try: what went wrong is said before everything stops because of it.
        await using var system = new LocalSystem(options);
        try
        {
            await system.RunAsync(stop.Token);
            return 0;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return 0;
        }
        catch (Exception exception) when (exception is HostException or LocalServerException)
        {
            Screen.Failure(exception.Message);
            return 1;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Files are read and written nowhere else.
            Screen.Failure($"The data folder {options.DataFolder} cannot be used: {exception.Message}");
            return 1;
        }

        void Stop(PosixSignalContext context)
        {
            context.Cancel = true;
            stop.Cancel();
        }
    }
}
