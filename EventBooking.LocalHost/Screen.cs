using System.Diagnostics;
using System.Globalization;

namespace EventBooking.LocalHost;

/// <summary>What the person at the console sees: one short line a step, and errors of the children with their names.</summary>
internal static class Screen
{
    private static readonly TimeSpan StillInterval = TimeSpan.FromSeconds(5);

    private static readonly bool Colors = !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("NO_COLOR") is null or "";

    public static void Line(string text = "") => Console.Out.WriteLine(text);

    public static void Failure(string text) => Console.Error.WriteLine(Color("31", text));

    public static void ChildError(string child, string line) => Console.Error.WriteLine($"{Color("31", child)}: {line}");

    public static string Bold(string text) => Color("1", text);

    /// <inheritdoc cref="StepAsync(string, Task)"/>
    public static async Task<T> StepAsync<T>(string what, Task<T> step)
    {
        await StepAsync(what, (Task)step);
        return await step;
    }

    /// <summary>Says how long a step took; while it goes on, says so every few seconds.</summary>
    public static async Task StepAsync(string what, Task step)
    {
        var started = Stopwatch.GetTimestamp();
        using var over = new CancellationTokenSource();
        var reports = ReportAsync(what, started, over.Token);
        try
        {
            await step;
            Line($"  {Color("32", "ok")}  {what,-28} {Seconds(started)}");
        }
        finally
        {
            await over.CancelAsync();
            await reports;
        }
    }

    private static async Task ReportAsync(string what, long started, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(StillInterval);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                Line($"  ..  {what,-28} {Seconds(started)} so far");
            }
        }
        catch (OperationCanceledException)
        {
            // The step is over.
        }
    }

    private static string Seconds(long started) =>
        string.Create(CultureInfo.InvariantCulture, $"{Stopwatch.GetElapsedTime(started).TotalSeconds,5:0.0} s");

    private static string Color(string code, string text) => Colors ? $"\e[{code}m{text}\e[0m" : text;
}
