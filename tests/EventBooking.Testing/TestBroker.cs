namespace EventBooking.Testing;

/// <summary>A place on the shared broker that nobody else uses: every queue and exchange there begins with a prefix of its own.</summary>
/// <param name="Address">The broker's amqp URI.</param>
/// <param name="Prefix">The prefix.</param>
public sealed record TestBroker(string Address, string Prefix)
{
    /// <summary>What makes a service use it, by the names in the configuration.</summary>
    public IReadOnlyList<(string Name, string Value)> Settings => [("ConnectionStrings:rabbitmq", Address), ("Messaging:Prefix", Prefix)];

    /// <summary>The same as environment variables, for a service in a process of its own.</summary>
    public IReadOnlyList<(string Name, string? Value)> Variables =>
        [("ConnectionStrings__rabbitmq", Address), ("Messaging__Prefix", Prefix)];

    /// <summary>A new place on the broker of this test process.</summary>
    public static async Task<TestBroker> CreateAsync() => On(await TestServers.RabbitMqAsync());

    /// <summary>A new place on a broker.</summary>
    /// <param name="address">Its amqp URI.</param>
    public static TestBroker On(string address) => new(address, $"{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):N}.");
}
