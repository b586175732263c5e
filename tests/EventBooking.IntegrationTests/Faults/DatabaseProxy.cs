using System.Net;
using System.Net.Sockets;
using System.Text;
using EventBooking.LocalServers;
using Npgsql;

namespace EventBooking.IntegrationTests.Faults;

/// <summary>Stands between a service and PostgreSQL and disturbs the line at a chosen message.</summary>
internal sealed class DatabaseProxy : IAsyncDisposable
{
    private readonly NpgsqlConnectionStringBuilder _server;
    private readonly List<ProxiedConnection> _connections = [];
    private readonly int _port = Ports.FindFree();
    private TcpListener? _listener;
    private volatile Disturbance? _armed;

    /// <param name="connectionString">The database behind it.</param>
    public DatabaseProxy(string connectionString)
    {
        _server = new NpgsqlConnectionStringBuilder(connectionString);
        Open();
    }

    /// <summary>The database, seen through the proxy.</summary>
    public string ConnectionString =>
        new NpgsqlConnectionStringBuilder(
            _server.ConnectionString)
        { Host = "127.0.0.1", Port = _port, SslMode = SslMode.Disable }.ConnectionString;

    /// <summary>Whether a new connection reaches the server; false is a server that accepts and never says a word.</summary>
    public bool IsSilent { get; set; }

    /// <summary>The first message to the server that holds <paramref name="marker"/> is disturbed.</summary>
    public Disturbance Arm(DisturbanceKind kind, string marker) => _armed = new Disturbance(this, kind, Encoding.UTF8.GetBytes(marker));

    /// <summary>Takes new connections again.</summary>
    public void Open()
    {
        _listener = new TcpListener(IPAddress.Loopback, _port);
        _listener.Start();
        _ = AcceptAsync(_listener);
    }

    /// <summary>As a server that is gone: every connection ends, new ones are refused.</summary>
    public void Close()
    {
        _listener?.Dispose();
        lock (_connections)
        {
            _connections.ForEach(connection => connection.CutClient());
        }
    }

    /// <summary>The disturbance that a message brings about, once.</summary>
    internal Disturbance? Trigger(ReadOnlySpan<byte> message)
    {
        var armed = _armed;
        return armed is not null
            && message.IndexOf(armed.Marker) >= 0
            && Interlocked.CompareExchange(ref _armed, null, armed) == armed
            ? armed
            : null;
    }

    public ValueTask DisposeAsync()
    {
        Close();
        lock (_connections)
        {
            _connections.ForEach(connection => connection.Dispose());
        }

        return ValueTask.CompletedTask;
    }

    private async Task AcceptAsync(TcpListener listener)
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync();
                var connection = new ProxiedConnection(this, client);
                lock (_connections)
                {
                    _connections.Add(connection);
                }

                if (!IsSilent)
                {
                    _ = connection.RunAsync(_server.Host!, _server.Port);
                }
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // Closed.
        }
    }
}
