namespace EventBooking.AppHost.Local;

/// <summary>A database of a local server; the migrations make it where it is missing.</summary>
/// <param name="name">The resource's name.</param>
/// <param name="connectionString">Leads to the database, given the server's port.</param>
/// <param name="server">Holds it.</param>
internal sealed class LocalDatabaseResource(string name, Func<int, string> connectionString, LocalServerResource server)
    : Resource(name), IResourceWithConnectionString, IResourceWithParent<LocalServerResource>, IResourceWithWaitSupport
{
    /// <inheritdoc />
    public ReferenceExpression ConnectionStringExpression => ReferenceExpression.Create($"{new ServerValue(Parent, connectionString)}");

    /// <inheritdoc />
    public LocalServerResource Parent { get; } = server;
}
