namespace EventBooking.IntegrationTests.Faults;

internal enum DisturbanceKind
{
    /// <summary>The server carries the message out; its answer is lost with the connection.</summary>
    LoseAnswer,

    /// <summary>As <see cref="LoseAnswer"/>, and then nobody reaches the server until the proxy is opened again.</summary>
    LoseAnswerAndClose,

    /// <summary>The message is on its way until the test releases it, whatever its sender does meanwhile.</summary>
    Hold,

    /// <summary>As <see cref="Hold"/>, and its sender loses the connection.</summary>
    HoldAndCut,

    /// <summary>The server carries the message out; its answer is on its way until the test releases it.</summary>
    HoldAnswer,
}

/// <summary>What happens to one message, and how far that is.</summary>
internal sealed class Disturbance(DatabaseProxy proxy, DisturbanceKind kind, byte[] marker)
{
    private readonly TaskCompletionSource _happened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public byte[] Marker => marker;

    /// <summary>Completes when the message came by.</summary>
    public Task Happened => _happened.Task;

    /// <summary>Completes when the server has carried out the message.</summary>
    public Task Answered => _answered.Task;

    /// <summary>Lets a held message, or its answer, go on.</summary>
    public void Release() => _released.TrySetResult();

    /// <summary>Before the message goes on to the server.</summary>
    internal Task PassAsync(ProxiedConnection connection)
    {
        if (kind == DisturbanceKind.HoldAndCut)
        {
            connection.CutClient();
        }

        _happened.TrySetResult();
        return kind is DisturbanceKind.Hold or DisturbanceKind.HoldAndCut ? _released.Task : Task.CompletedTask;
    }

    /// <summary>When the server is done with the message; whether its answer may go on to the client.</summary>
    internal async Task<bool> AnswerAsync(ProxiedConnection connection)
    {
        if (kind == DisturbanceKind.HoldAnswer)
        {
            _answered.TrySetResult();
            await _released.Task;
            return true;
        }

        if (kind == DisturbanceKind.LoseAnswerAndClose)
        {
            proxy.Close();
        }

        connection.CutClient();
        _answered.TrySetResult();
        return false;
    }
}
