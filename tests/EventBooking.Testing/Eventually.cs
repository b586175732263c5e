using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace EventBooking.Testing;

/// <summary>Waits for a condition instead of for a time.</summary>
public static class Eventually
{
    private static readonly TimeSpan DefaultDeadline = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(25);

    /// <summary>Returns when the condition holds; fails with its source text when it does not in time.</summary>
    public static Task BeTrueAsync(
        Func<bool> condition, TimeSpan? deadline = null, [CallerArgumentExpression(nameof(condition))] string what = "") =>
        BeTrueAsync(() => Task.FromResult(condition()), deadline, what);

    /// <inheritdoc cref="BeTrueAsync(Func{bool}, TimeSpan?, string)"/>
    public static async Task BeTrueAsync(
        Func<Task<bool>> condition, TimeSpan? deadline = null, [CallerArgumentExpression(nameof(condition))] string what = "")
    {
        var started = Stopwatch.GetTimestamp();
        var limit = deadline ?? DefaultDeadline;
        while (!await condition())
        {
            if (Stopwatch.GetElapsedTime(started) > limit)
            {
                throw new TimeoutException($"Not true within {limit.TotalSeconds} s: {what}");
            }

            await Task.Delay(Interval);
        }
    }

    /// <summary>Returns what the assertion returns, once it passes; at the deadline its own failure comes through.</summary>
    public static async Task<T> PassAsync<T>(Func<Task<T>> assertion, TimeSpan? deadline = null)
    {
        var started = Stopwatch.GetTimestamp();
        var limit = deadline ?? DefaultDeadline;
        while (true)
        {
            try
            {
                return await assertion();
            }
            catch (Exception) when (Stopwatch.GetElapsedTime(started) < limit)
            {
                await Task.Delay(Interval);
            }
        }
    }

    /// <inheritdoc cref="PassAsync{T}(Func{Task{T}}, TimeSpan?)"/>
    public static Task PassAsync(Func<Task> assertion, TimeSpan? deadline = null) =>
        PassAsync(
            async () =>
            {
                await assertion();
                return true;
            },
            deadline);
}
