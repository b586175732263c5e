using System.Net;
using System.Net.Sockets;
using System.Text;
using Npgsql;

namespace EventBooking.IntegrationTests.Live;

/// <summary>
/// An event as large as events can be: a few changes of all its slots fill the buffers on the way to a client that does not read.
/// </summary>
internal static class LargeEvent
{
    public const int Slots = 1000;

    public static Task<EventDto> PublishAsync(ApiDriver api) => api.PublishAsync(Enumerable.Range(0, Slots).Aggregate(
        new EventBuilder(), (builder, i) => builder.WithSlot(capacity: 1_000_000, $"{i / 60:00}:{i % 60:00}:00", "23:59:59")));

    /// <summary>Takes a seat of every slot.</summary>
    public static async Task ChangeAsync(string connectionString, Guid eventId)
    {
        await using var dataSource = NpgsqlDataSource.Create(connectionString);
        await using var command = dataSource.CreateCommand(
            "update time_slots set current_bookings = current_bookings + 1, version = version + 1 where event_id = $1");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = eventId });
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Asks for the stream, and reads nothing of it.</summary>
    public static async Task<Socket> WatchSilentlyAsync(int port, Guid eventId)
    {
        var slow = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
        await slow.ConnectAsync(IPAddress.Loopback, port);
        await slow.SendAsync(Encoding.ASCII.GetBytes($"GET {LiveClient.PathOf(eventId)} HTTP/1.1\r\nHost: localhost\r\n\r\n"));
        return slow;
    }
}
