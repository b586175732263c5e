namespace EventBooking.AppHost;

/// <summary>A server on which each service has a user of its own.</summary>
/// <param name="Server">Null where it runs already.</param>
/// <param name="Bootstrap">For what makes the users; null on a server that already has its users.</param>
/// <param name="Users">How each service logs in, by the service's name.</param>
internal sealed record Access(
    IResourceBuilder<IResourceWithWaitSupport>? Server, Settings? Bootstrap, IReadOnlyDictionary<string, Settings> Users);
