using EventBooking.Infrastructure.Messaging;
using EventBooking.ServiceDefaults;
using RabbitMQ.Client.Exceptions;

namespace EventBooking.Notifier.Errors;

/// <summary>
/// The command line that looks after messages which no notifier could take: <c>list</c> shows them, <c>replay</c> puts them back into the
/// notifiers' queue, <c>discard</c> deletes them. Settings may stand among the words, as <c>--Name=value</c>.
/// </summary>
internal sealed class ErrorsCommand
{
    private const string Usage = "Usage: EventBooking.Notifier errors list | replay (--id <message id> | --all) | discard (--id "
        + "<message id> | --all)";
    private const string Id = "--id";
    private static readonly TimeSpan ConnectWithin = TimeSpan.FromSeconds(10);
    private readonly Func<ErrorQueue, Task<bool>> _run;

    private ErrorsCommand(Func<ErrorQueue, Task<bool>> run) => _run = run;

    /// <summary>Does what the command line asks for and returns the exit code.</summary>
    public static async Task<int> RunAsync(string[] args, TextWriter output)
    {
        var settings = Array.FindAll(args, IsSetting);
        string[] words = [.. args.Where(arg => !IsSetting(arg)).SelectMany(SplitId)];
        if (words is ["-h" or "--help"])
        {
            await output.WriteLineAsync(Usage);
            return 0;
        }

        if (Parse(words, output) is not { } command)
        {
            return await FailAsync(Usage);
        }

        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { Args = settings, ContentRootPath = AppContext.BaseDirectory });
        builder.AddSecretFiles();
        return Broker.Read(builder.Configuration) is { } broker
            ? await command.RunAsync(broker)
            : await FailAsync("ConnectionStrings:rabbitmq must name the broker, such as amqp://guest:guest@localhost:5672");
    }

    private static ErrorsCommand? Parse(string[] words, TextWriter output) => words switch
    {
        ["list"] => new(queue => queue.ListAsync(output)),
        ["replay", "--all"] => new(queue => queue.ReplayAsync(id: null, output)),
        ["replay", Id, var id] => new(queue => queue.ReplayAsync(id, output)),
        ["discard", "--all"] => new(queue => queue.DiscardAsync(id: null, output)),
        ["discard", Id, var id] => new(queue => queue.DiscardAsync(id, output)),
        _ => null,
    };

    private static bool IsSetting(string arg) =>
        arg.StartsWith("--", StringComparison.Ordinal) && arg.Contains('=', StringComparison.Ordinal) && !IsId(arg);

    private static bool IsId(string arg) => arg.StartsWith($"{Id}=", StringComparison.Ordinal);

    private static string[] SplitId(string arg) => IsId(arg) ? [Id, arg[(Id.Length + 1)..]] : [arg];

    private static async Task<int> FailAsync(string sentence)
    {
        await Console.Error.WriteLineAsync(sentence);
        return 1;
    }

    private async Task<int> RunAsync(Broker broker)
    {
        try
        {
            using var limit = new CancellationTokenSource(ConnectWithin);
            await using var queue = await ErrorQueue.OpenAsync(broker, limit.Token);
            return await _run(queue) ? 0 : 1;
        }
        catch (Exception exception) when (exception is BrokerUnreachableException or OperationCanceledException)
        {
            return await FailAsync("The broker does not answer.");
        }
        catch (Exception exception) when (exception is RabbitMQClientException)
        {
            return await FailAsync($"The broker refused: {exception.Message}");
        }
    }
}
