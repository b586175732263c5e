namespace EventBooking.LocalServers;

/// <summary>Where and how a server runs.</summary>
public sealed record LocalServerOptions
{
    /// <summary>Holds a folder of data for each kind of server, and <c>logs</c>.</summary>
    public required string Folder { get; init; }

    /// <summary>The port to listen on and no other; null lets <see cref="ChoosePort"/> say. Always on 127.0.0.1 only.</summary>
    public int? Port { get; init; }

    /// <summary>Names a free port if none is named; asked again if another program takes it before the server listens.</summary>
    public Func<LocalPort, int> ChoosePort { get; init; } = _ => Ports.FindFree();

    /// <summary>
    /// True keeps what was committed through a crash of the machine; false is for tests: fast, and only a crash of the server itself
    /// loses nothing.
    /// </summary>
    public bool Durable { get; init; }

    /// <summary>Called for each line the server writes.</summary>
    public Action<string>? OnLine { get; init; }
}
