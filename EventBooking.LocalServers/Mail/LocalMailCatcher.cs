using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;

namespace EventBooking.LocalServers;

/// <summary>
/// A mail server that delivers nothing: it keeps each mail as a file and shows it on a web page. It runs within this process, on 127.0.0.1
/// only. <see cref="LocalServerOptions.OnLine"/> gets a line for each mail, with recipient and subject: for a screen, not for a log.
/// </summary>
public sealed class LocalMailCatcher : LocalServer
{
    internal const string FolderName = "mail";

    private readonly MailCatcherOptions _mailOptions;
    private readonly LogFile _log;
    private readonly ServerPort _page;
    private WebApplication? _host;
    private TaskCompletionSource<int> _exited = Ended();
    private volatile MailPolicy? _policy;

    private LocalMailCatcher(LocalServerOptions options, MailCatcherOptions mailOptions)
        : base("mail", LocalPort.Mail, options)
    {
        _mailOptions = mailOptions;
        _policy = mailOptions.Policy;
        _page = AddPort(LocalPort.MailPage, mailOptions.PagePort);
        _log = new LogFile(LogPath);
        Mails = new MailStore(DataFolder, mailOptions.MaxMails, mailOptions.Time);
    }

    /// <inheritdoc />
    public override string DataFolder => Path.Combine(Path.GetFullPath(Options.Folder), FolderName);

    /// <summary>The port of the web page on 127.0.0.1; the same after a restart.</summary>
    public int PagePort => _page.Number;

    /// <summary>The web page.</summary>
    public Uri Page => PageFor(PagePort);

    /// <summary>What came, also in earlier runs on the same folder.</summary>
    public MailStore Mails { get; }

    /// <summary>What is refused from now on; null takes everything.</summary>
    public MailPolicy? Policy
    {
        get => _policy;
        set => _policy = value;
    }

    /// <inheritdoc />
    public override Task<int> Exited => _exited.Task;

    /// <summary>What <see cref="Page"/> will be of a catcher with that page port.</summary>
    public static Uri PageFor(int pagePort) => new($"http://127.0.0.1:{pagePort}");

    /// <summary>Starts it and returns when it answers.</summary>
    /// <exception cref="LocalServerException">A port is taken.</exception>
    public static async Task<LocalMailCatcher> StartAsync(
        LocalServerOptions options, MailCatcherOptions? mailOptions = null, CancellationToken cancellationToken = default)
    {
        var catcher = new LocalMailCatcher(options, mailOptions ?? new MailCatcherOptions());
        try
        {
            await catcher.StartAgainAsync(cancellationToken);
            return catcher;
        }
        catch
        {
            await catcher.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc />
    public override Task<bool> AnswersAsync(CancellationToken cancellationToken = default) => _mailOptions.Security == MailSecurity.Tls
        ? Probe.AnswersAsync(PagePort, "GET / HTTP/1.0\r\n\r\n"u8.ToArray(), (byte)'H', cancellationToken)
        : Probe.AnswersAsync(Port, greeting: [], (byte)'2', cancellationToken);

    /// <inheritdoc />
    public override void Kill() => _ = CrashAsync();

    private protected override async Task BeginAsync(CancellationToken cancellationToken)
    {
        await CrashAsync();
        var host = MailCatcherHost.Build(this, _mailOptions, _log, Show);
        try
        {
            await host.StartAsync(cancellationToken);
        }
        catch (IOException exception)
        {
            await host.DisposeAsync();
            throw new LocalServerException(
                $"The mail catcher cannot listen on 127.0.0.1, ports {Port} and {PagePort}: {exception.Message}", exception)
            {
                IsPortTaken = exception.InnerException is AddressInUseException,
            };
        }

        _exited = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        _host = host;
    }

    private protected override async Task EndAsync(TimeSpan limit)
    {
        if (Interlocked.Exchange(ref _host, null) is not { } host)
        {
            return;
        }

        using var force = new CancellationTokenSource(limit);
        await host.StopAsync(force.Token);
        await host.DisposeAsync();
        _exited.TrySetResult(0);
    }

    private protected override Task CrashAsync() => EndAsync(TimeSpan.Zero);

    private protected override async ValueTask DisposeCoreAsync()
    {
        await CrashAsync();
        _log.Dispose();
    }

    private static TaskCompletionSource<int> Ended()
    {
        var ended = new TaskCompletionSource<int>();
        ended.SetResult(0);
        return ended;
    }

    private void Show(CaughtMail mail) => Options.OnLine?.Invoke(MailLine.Of(mail, _mailOptions.Time));
}
