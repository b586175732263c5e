namespace EventBooking.AppHost;

/// <summary>Something that holds a server's port: not asked for while the server starts, as it may still take another one.</summary>
internal sealed class ServerValue(LocalServerResource server, Func<int, string> value) : IValueProvider, IManifestExpressionProvider
{
    public string ValueExpression => value(server.Port);

    public async ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default)
    {
        await server.Starting.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return value(server.Port);
    }
}
