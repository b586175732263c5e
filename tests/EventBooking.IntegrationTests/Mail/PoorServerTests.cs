using System.Net;
using System.Net.Sockets;
using EventBooking.Notifier.Deliveries;
using EventBooking.Notifier.Mail;
using EventBooking.Notifier.Mail.Smtp;
using Microsoft.Extensions.Options;

namespace EventBooking.IntegrationTests.Mail;

/// <summary>A server that knows little more than RFC 821.</summary>
public sealed class PoorServerTests
{
    [Fact]
    public async Task An_address_that_the_server_cannot_write_is_refused_for_good_and_others_are_not()
    {
        using var server = new PoorServer(ehlo: "250 poor.example");
        await using var pool = server.Pool(out var sender);

        (await sender.SendAsync(MailServer.Mail("ünal@example.com"), default)).ShouldBe(new SendResult.Permanent("smtputf8_unsupported"));
        (await sender.SendAsync(MailServer.Mail("ada@bücher.example"), default)).ShouldBe(new SendResult.Sent());
    }

    [Fact]
    public async Task A_server_that_does_not_want_to_talk_is_a_matter_of_settings()
    {
        using var server = new PoorServer(ehlo: "554 5.7.1 Access denied");
        await using var pool = server.Pool(out var sender);

        (await sender.SendAsync(MailServer.Mail(), default)).ShouldBe(new SendResult.Temporary("connect_554"));
    }

    private sealed class PoorServer : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly string _ehlo;

        public PoorServer(string ehlo)
        {
            _ehlo = ehlo;
            _listener.Start();
            _ = AcceptAsync();
        }

        public SmtpPool Pool(out SmtpSender sender)
        {
            var options = Options.Create(new MailOptions
            {
                Host = "127.0.0.1",
                Port = ((IPEndPoint)_listener.LocalEndpoint).Port,
                Security = MailSecurity.None,
                From = "bookings@example.com",
            });
            var pool = new SmtpPool(new SmtpConnector(options), options, TimeProvider.System);
            sender = new SmtpSender(pool, options, TimeProvider.System);
            return pool;
        }

        public void Dispose() => _listener.Dispose();

        private async Task AcceptAsync()
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync();
                await TalkAsync(client.GetStream());
            }
        }

        private async Task TalkAsync(NetworkStream stream)
        {
            using var reader = new StreamReader(stream);
            await using var writer = new StreamWriter(stream) { AutoFlush = true, NewLine = "\r\n" };
            await writer.WriteLineAsync("220 poor.example");
            var isData = false;
            while (await reader.ReadLineAsync() is { } line)
            {
                if (isData && line != ".")
                {
                    continue;
                }

                var isGreeting = line.StartsWith("EHLO", StringComparison.Ordinal) || line.StartsWith("HELO", StringComparison.Ordinal);
                isData = line == "DATA";
                await writer.WriteLineAsync(isGreeting ? _ehlo : isData ? "354 Go on" : "250 OK");
            }
        }
    }
}
