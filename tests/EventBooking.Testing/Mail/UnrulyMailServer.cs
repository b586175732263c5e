using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace EventBooking.Testing.Mail;

/// <summary>
/// A mail server that answers as a test says: to each command, to a new connection (<see cref="Connected"/>) and to the end of a mail
/// (<see cref="EndOfMail"/>). Where the test says nothing it takes everything, and it hangs up after a 421.
/// </summary>
public sealed class UnrulyMailServer : IAsyncDisposable
{
    /// <summary>What a test is asked about a new connection.</summary>
    public const string Connected = "CONNECTED";

    /// <summary>What a test is asked about a mail that is there as a whole.</summary>
    public const string EndOfMail = ".";

    /// <summary>No answer: the connection is closed.</summary>
    public const string HangUp = "";

    private const string Extensions = "250-unruly.example\r\n250-PIPELINING\r\n250-8BITMIME\r\n250-ENHANCEDSTATUSCODES\r\n250 SMTPUTF8";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopped = new();
    private readonly ConcurrentQueue<ReceivedMail> _mails = new();
    private volatile Func<string, Task<string?>> _answer;
    private int _connections;

    /// <summary>Starts it.</summary>
    /// <param name="answer">Null leaves an answer to the server.</param>
    public UnrulyMailServer(Func<string, string?>? answer = null)
    {
        _answer = command => Task.FromResult(answer?.Invoke(command));
        _listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>Its port on 127.0.0.1.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Connections that were opened so far.</summary>
    public int Connections => Volatile.Read(ref _connections);

    /// <summary>What came as a whole, whatever the answer was; addresses as the client wrote them.</summary>
    public IReadOnlyList<ReceivedMail> Mails => [.. _mails];

    /// <summary>Answers otherwise from now on.</summary>
    public void Answer(Func<string, string?> answer) => AnswerSlowly(command => Task.FromResult(answer(command)));

    /// <summary>Answers from now on when the test's task ends, which may be never.</summary>
    public void AnswerSlowly(Func<string, Task<string?>> answer) => _answer = answer;

    public async ValueTask DisposeAsync()
    {
        await _stopped.CancelAsync();
        _listener.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            var client = await _listener.AcceptTcpClientAsync(_stopped.Token);
            Interlocked.Increment(ref _connections);
            _ = TalkAsync(client);
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using var connection = client;
        client.NoDelay = true;
        var stream = client.GetStream();

        // One character an octet.
        using var reader = new StreamReader(stream, Encoding.Latin1);
        var (sender, recipients) = ("", new List<string>());
        var command = Connected;
        while (true)
        {
            var verb = command.Split(' ')[0];
            var reply = await _answer(command).WaitAsync(_stopped.Token) ?? Usual(verb, sender, recipients);
            if (reply == HangUp)
            {
                return;
            }

            await stream.WriteAsync(Encoding.UTF8.GetBytes($"{reply}\r\n"), _stopped.Token);
            if (reply.StartsWith("421", StringComparison.Ordinal))
            {
                return;
            }

            switch (verb, reply[0])
            {
                case ("MAIL", '2'):
                    sender = AddressOf(command);
                    break;
                case ("RCPT", '2'):
                    recipients.Add(AddressOf(command));
                    break;
                case ("DATA", '3'):
                    _mails.Enqueue(new ReceivedMail(sender, recipients, await ReadContentAsync(reader)));
                    command = EndOfMail;
                    continue;
                case ("EHLO" or "RSET" or EndOfMail, _):
                    (sender, recipients) = ("", []);
                    break;
            }

            if (await reader.ReadLineAsync(_stopped.Token) is not { } line)
            {
                return;
            }

            command = Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(line));
        }
    }

    private async Task<byte[]> ReadContentAsync(StreamReader reader)
    {
        var content = new StringBuilder();
        for (var line = await LineAsync(); line != EndOfMail; line = await LineAsync())
        {
            content.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        }

        return Encoding.Latin1.GetBytes(content.ToString());

        async Task<string> LineAsync() => await reader.ReadLineAsync(_stopped.Token) ?? throw new EndOfStreamException();
    }

    private static string Usual(string verb, string sender, List<string> recipients) => verb switch
    {
        Connected => "220 unruly.example",
        "EHLO" => Extensions,
        "RCPT" when sender.Length == 0 => "503 5.5.1 Say MAIL first",
        "DATA" when recipients.Count == 0 => "503 5.5.1 Say RCPT first",
        "DATA" => "354 Go on",
        "QUIT" => "221 2.0.0 Goodbye",
        _ => "250 2.0.0 OK",
    };

    private static string AddressOf(string command) =>
        command[(command.IndexOf('<', StringComparison.Ordinal) + 1)..command.LastIndexOf('>')];
}
