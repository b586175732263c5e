namespace EventBooking.AppHost;

/// <summary>A server that is installed on this machine, run as a child of the app host.</summary>
/// <param name="port">The one it will listen on, unless another program takes that first.</param>
internal sealed class LocalServerResource(
    string name, int port, Func<int, string> connectionString, Func<LocalServerOptions, CancellationToken, Task<LocalServer>> start)
    : Resource(name), IResourceWithConnectionString, IResourceWithWaitSupport
{
    public ReferenceExpression ConnectionStringExpression => ReferenceExpression.Create($"{new ServerValue(this, connectionString)}");

    public string ConnectionString => connectionString(Port);

    /// <summary>Null before its first start.</summary>
    public LocalServer? Server { get; private set; }

    /// <summary>Why its newest start failed; null before the first that did.</summary>
    public string? Failure { get; set; }

    /// <summary>Settled once it has run.</summary>
    public int Port => Server?.Port ?? port;

    /// <summary>The newest start, done or under way.</summary>
    public Task Starting { get; private set; } = Task.CompletedTask;

    public Task<LocalServer> StartAsync(LocalServerOptions options, CancellationToken cancellationToken)
    {
        var starting = RunAsync(options, cancellationToken);
        Starting = starting;
        return starting;
    }

    private async Task<LocalServer> RunAsync(LocalServerOptions options, CancellationToken cancellationToken)
    {
        if (Server is null)
        {
            return Server = await start(options, cancellationToken);
        }

        await Server.StartAgainAsync(cancellationToken);
        return Server;
    }
}
