using System.Net;
using System.Net.Sockets;
using System.Text;

namespace EventBooking.SystemTests.Mail;

/// <summary>Speaks SMTP as the test says, right or wrong.</summary>
internal sealed class SmtpClientOfBytes : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TcpClient _client = new();
    private StreamReader _reader = StreamReader.Null;

    public static async Task<SmtpClientOfBytes> ConnectAsync(int port)
    {
        var client = new SmtpClientOfBytes();
        await client._client.ConnectAsync(IPAddress.Loopback, port);
        client._reader = new StreamReader(client._client.GetStream(), Encoding.UTF8);
        return client;
    }

    /// <summary>As <see cref="ConnectAsync"/>, greeted and with EHLO said.</summary>
    public static async Task<SmtpClientOfBytes> GreetAsync(int port)
    {
        var client = await ConnectAsync(port);
        (await client.AnswerAsync()).ShouldStartWith("220 ");
        (await client.SayAsync("EHLO client.example")).ShouldStartWith("250");
        return client;
    }

    /// <summary>Sends it as it is.</summary>
    public async Task SendAsync(string text) => await _client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(text));

    /// <summary>Sends a line and returns the answer to it.</summary>
    public async Task<string> SayAsync(string line)
    {
        await SendAsync($"{line}\r\n");
        return await AnswerAsync();
    }

    /// <summary>The next answer with all its lines; empty when the server hung up.</summary>
    public async Task<string> AnswerAsync()
    {
        var answer = new StringBuilder();
        while (await LineAsync() is { } line)
        {
            answer.Append(line).Append('\n');
            if (line.Length < 4 || line[3] == ' ')
            {
                break;
            }
        }

        return answer.ToString().TrimEnd();
    }

    public async ValueTask DisposeAsync()
    {
        _reader.Dispose();
        _client.Dispose();
        await ValueTask.CompletedTask;
    }

    private async Task<string?> LineAsync()
    {
        try
        {
            return await _reader.ReadLineAsync().WaitAsync(Patience);
        }
        catch (IOException)
        {
            // Cut.
            return null;
        }
    }
}
