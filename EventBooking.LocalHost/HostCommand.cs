using System.CommandLine;
using System.CommandLine.Invocation;
using System.Runtime.InteropServices;
using EventBooking.LocalServers;

namespace EventBooking.LocalHost;

/// <summary>The command line, the signals and the exit code.</summary>
internal static class HostCommand
{
    private static readonly Option<int> Port = new("--port") { Description = "The port of the API.", DefaultValueFactory = _ => HostOptions.DefaultPort };
    private static readonly Option<bool> Fresh = new("--fresh") { Description = "Start from empty: delete all data of earlier runs first." };
    private static readonly Option<bool> Sample = new("--sample") { Description = "Add a few sample events." };

    private static readonly Option<string> DataFolder = new("--data-dir")
    {
        Description = "Where data and logs are kept.",
        DefaultValueFactory = _ => SystemFolder.DefaultPath(),
    };

    public static async Task<int> RunAsync(string[] args)
    {
        var command = new RootCommand("Runs EventBooking on this machine: PostgreSQL, Redis, RabbitMQ and the services, until Ctrl-C.") { Port, Fresh, Sample, DataFolder };
        Port.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !(ushort.TryParse(token.Value, out var port) && port > 0))
            {
                result.AddError($"--port takes a number from 1 to 65535, not '{token.Value}'.");
            }
        });
        DataFolder.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: "" }])
            {
                result.AddError("--data-dir takes the path of a folder.");
            }
        });
        command.SetAction((result, _) => RunAsync(new HostOptions(
            result.GetValue(Port), result.GetValue(Fresh), result.GetValue(Sample), Path.GetFullPath(result.GetValue(DataFolder)!))));

        var parsed = command.Parse(args);
        if (parsed.Action is ParseErrorAction error)
        {
            error.ShowHelp = false;
        }

        // Signals are handled below: the library's own handling would end the process in the middle of an orderly stop.
        return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
    }

    private static async Task<int> RunAsync(HostOptions options)
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
