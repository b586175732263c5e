using System.Buffers;
using System.Net;
using System.Security.Authentication;
using SmtpServer;
using SmtpServer.Authentication;
using SmtpServer.ComponentModel;
using SmtpServer.Mail;
using SmtpServer.Net;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace EventBooking.Testing.Mail;

/// <summary>
/// A mail server in this process that takes mails and keeps them in memory. For one that refuses, hangs up or is silent there is
/// <see cref="UnrulyMailServer"/>.
/// </summary>
public sealed class MailServer : IAsyncDisposable
{
    private const int MaxSize = 25 * 1024 * 1024;
    private const int LongestLine = 998;

    private readonly MailServerOptions _options;
    private readonly Lock _gate = new();
    private readonly List<ReceivedMail> _mails = [];
    private readonly HashSet<Guid> _receiving = [];
    private SmtpServer.SmtpServer? _server;
    private Task _sessions = Task.CompletedTask;
    private bool _isStopping;
    private int _connections;

    private MailServer(MailServerOptions options) => (_options, Port) = (options, options.Port);

    /// <summary>Its port on 127.0.0.1; the same after <see cref="StartAgainAsync"/>.</summary>
    public int Port { get; private set; }

    /// <summary>Connections that were opened so far.</summary>
    public int Connections => Volatile.Read(ref _connections);

    /// <summary>What came and was kept, in the order in which it came.</summary>
    public IReadOnlyList<ReceivedMail> Mails
    {
        get
        {
            lock (_gate)
            {
                return [.. _mails];
            }
        }
    }

    /// <summary>How many mails are kept.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _mails.Count;
            }
        }
    }

    /// <summary>Starts a server; it listens when this returns.</summary>
    public static async Task<MailServer> StartAsync(MailServerOptions? options = null)
    {
        var server = new MailServer(options ?? new MailServerOptions());
        await server.StartAgainAsync();
        return server;
    }

    /// <summary>Listens again after <see cref="StopAsync"/>, on the same port.</summary>
    public async Task StartAgainAsync()
    {
        _isStopping = false;
        var server = new SmtpServer.SmtpServer(
            new SmtpServerOptionsBuilder().ServerName("localhost").MaxMessageSize(MaxSize).Endpoint(Configure).Build(), Services());
        server.SessionCreated += (_, session) => Watch(session.Context);
        server.SessionCompleted += (_, session) => Finished(session.Context);
        server.SessionFaulted += (_, session) => Finished(session.Context);
        server.SessionCancelled += (_, session) => Finished(session.Context);
        var sessions = server.StartAsync(CancellationToken.None);
        if (sessions.IsFaulted)
        {
            await sessions;
        }

        (_server, _sessions) = (server, sessions);
    }

    /// <summary>Refuses connections from now on and ends those that are open, once the mails on their way are taken.</summary>
    public async Task StopAsync()
    {
        // The library would cut these off with a 554, which says that the mail is refused for good.
        await Eventually.BeTrueAsync(() =>
        {
            lock (_gate)
            {
                _isStopping = true;
                return _receiving.Count == 0;
            }
        });
        await DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _server?.Shutdown();
        await _sessions;
    }

    private void Configure(EndpointDefinitionBuilder endpoint)
    {
        endpoint.Endpoint(new IPEndPoint(IPAddress.Loopback, Port))
            .SessionTimeout(TimeSpan.FromHours(1))
            .SupportedSslProtocols(SslProtocols.None)
            .IsSecure(_options.IsTlsFromTheStart)
            .AllowUnsecureAuthentication(_options.User is not null && _options.Certificate is null)
            .AuthenticationRequired(_options.IsLoginRequired);
        if (_options.Certificate is { } certificate)
        {
            endpoint.Certificate(certificate);
        }
    }

    private ServiceProvider Services()
    {
        var listeners = new EndpointListenerFactory();
        listeners.EndpointStarted += (_, started) => Port = ((IPEndPoint)started.LocalEndPoint).Port;
        var services = new ServiceProvider();
        services.Add(listeners);
        services.Add(new Commands());
        services.Add(new Store(this));
        services.Add(new DelegatingUserAuthenticator((name, password) => (name, password) == _options.User));
        return services;
    }

    private void Watch(ISessionContext session)
    {
        Interlocked.Increment(ref _connections);
        session.CommandExecuting += (_, executing) =>
        {
            lock (_gate)
            {
                if (executing.Command is DataCommand && _isStopping)
                {
                    throw new SmtpResponseException(new SmtpResponse(SmtpReplyCode.ServiceClosingTransmissionChannel), quit: true);
                }

                if (executing.Command is DataCommand)
                {
                    _receiving.Add(session.SessionId);
                }
            }
        };
        session.CommandExecuted += (_, _) => Finished(session);
    }

    private void Finished(ISessionContext session)
    {
        lock (_gate)
        {
            _receiving.Remove(session.SessionId);
        }
    }

    private void Take(ReceivedMail mail)
    {
        if (_options.Keep(mail) is { } kept)
        {
            lock (_gate)
            {
                _mails.Add(kept);
            }
        }
    }

    // The library's sockets hold back an answer until the client has acknowledged the one before (Nagle), some 40 ms.
    private sealed class Commands : SmtpCommandFactory
    {
        public override SmtpCommand CreateEhlo(string domainOrAddress) => new OneAnswerAtATime(domainOrAddress);

        private sealed class OneAnswerAtATime(string client) : EhloCommand(client)
        {
            protected override IEnumerable<string> GetExtensions(ISessionContext context) =>
                base.GetExtensions(context).Where(extension => extension != "PIPELINING");
        }
    }

    private sealed class Store(MailServer server) : MessageStore
    {
        public override Task<SmtpResponse> SaveAsync(
            ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
        {
            byte[] content = [.. buffer.ToArray(), (byte)'\r', (byte)'\n'];
            if (!HasProperLines(content))
            {
                return Task.FromResult(
                    new SmtpResponse(SmtpReplyCode.TransactionFailed, "5.6.0 A line is too long, or ends without CR and LF"));
            }

            server.Take(new ReceivedMail(transaction.From.AsAddress(), [.. transaction.To.Select(to => to.AsAddress())], content)
            {
                IsSecure = context.Pipe.IsSecure,
                User = context.Authentication.IsAuthenticated ? context.Authentication.User : null,
            });
            return Task.FromResult(SmtpResponse.Ok);
        }

        // The library lets pass what a real server may not (RFC 5321, sections 2.3.8 and 4.5.3.1.6).
        private static bool HasProperLines(ReadOnlySpan<byte> content)
        {
            for (var end = content.IndexOf("\r\n"u8); end >= 0; end = content.IndexOf("\r\n"u8))
            {
                if (end > LongestLine || content[..end].ContainsAny((byte)'\r', (byte)'\n'))
                {
                    return false;
                }

                content = content[(end + 2)..];
            }

            return true;
        }
    }
}
