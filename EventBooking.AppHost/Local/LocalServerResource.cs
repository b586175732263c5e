using EventBooking.LocalServers;

namespace EventBooking.AppHost.Local;

/// <summary>A server that is installed on this machine, run as a child of the app host.</summary>
/// <param name="name">The resource's name.</param>
/// <param name="connectionString">Known before the server starts: its port is.</param>
/// <param name="start">Starts it and returns when it answers.</param>
internal sealed class LocalServerResource(
    string name, string connectionString, Func<LocalServerOptions, CancellationToken, Task<LocalServer>> start)
    : Resource(name), IResourceWithConnectionString, IResourceWithWaitSupport
{
    /// <inheritdoc />
    public ReferenceExpression ConnectionStringExpression { get; } = ReferenceExpression.Create($"{connectionString}");

    /// <summary>What lives in it and is there when it is.</summary>
    public List<LocalDatabaseResource> Databases { get; } = [];

    /// <summary>Null before its first start.</summary>
    public LocalServer? Server { get; private set; }

    public async Task StartAsync(LocalServerOptions options, CancellationToken cancellationToken)
    {
        if (Server is null)
        {
            Server = await start(options, cancellationToken);
        }
        else
        {
            await Server.StartAgainAsync(cancellationToken);
        }
    }
}
