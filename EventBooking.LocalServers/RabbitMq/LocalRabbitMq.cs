namespace EventBooking.LocalServers;

/// <summary>
/// RabbitMQ with its management page, on 127.0.0.1 only. Its one user is <c>guest</c> with that password, or <see cref="Administrator"/>
/// with the password that it was given.
/// </summary>
public sealed class LocalRabbitMq : LocalServer
{
    /// <summary>May do everything.</summary>
    public const string Administrator = "admin";

    internal const string FolderName = "rabbitmq";

    private readonly RabbitMqFiles _files;
    private readonly ServerPort _page;
    private readonly string? _password;

    private LocalRabbitMq(LocalServerOptions options, string? password)
        : base(FolderName, LocalPort.RabbitMq, options)
    {
        _password = password;
        _page = AddPort(LocalPort.RabbitMqPage);
        _files = new RabbitMqFiles(DataFolder);
    }

    /// <summary>The port of the management page and its HTTP API.</summary>
    public int ManagementPort => _page.Number;

    /// <summary>An amqp URI for the default virtual host.</summary>
    public string ConnectionString => _password is null ? ConnectionStringFor(Port) : ConnectionStringFor(Port, Administrator, _password);

    /// <summary>An amqp URI of a server on that port.</summary>
    /// <param name="password">The user's, in letters and digits.</param>
    public static string ConnectionStringFor(int port, string user = "guest", string password = "guest") =>
        $"amqp://{user}:{password}@127.0.0.1:{port}";

    /// <summary>Starts it and returns when it answers.</summary>
    /// <param name="password">The administrator's, in letters and digits: then <c>guest</c> cannot log in. Null leaves it alone.</param>
    /// <exception cref="LocalServerException">It is not installed, or did not start.</exception>
    public static Task<LocalRabbitMq> StartAsync(
        LocalServerOptions options, string? password = null, CancellationToken cancellationToken = default) =>
        StartedAsync(new LocalRabbitMq(options, password), cancellationToken);

    /// <inheritdoc />
    public override Task<bool> AnswersAsync(CancellationToken cancellationToken = default) =>
        Probe.AnswersAsync(Port, "AMQP\0\0\u0009\u0001"u8.ToArray(), expected: 1, cancellationToken);

    private protected override async Task<IReadOnlyList<ChildProcess>> LaunchAsync(CancellationToken cancellationToken)
    {
        await _files.WriteAsync(Port, ManagementPort, _password, cancellationToken);
        var installation = RabbitMqInstallation.Find();
        try
        {
            return await LaunchAsync(installation, cancellationToken);
        }
        catch (LocalServerException exception) when (installation is not null && !exception.IsPortTaken)
        {
            // A release that wants to be started otherwise: its own script knows.
            return await LaunchAsync(null, cancellationToken);
        }
    }

    private async Task<IReadOnlyList<ChildProcess>> LaunchAsync(RabbitMqInstallation? installation, CancellationToken cancellationToken)
    {
        // Nobody knows these two, so that each start may choose others.
        var commands = new RabbitMqCommands(
            _files, Port, Options.ChoosePort(LocalPort.RabbitMqNames), Options.ChoosePort(LocalPort.RabbitMqNode));
        var names = new ChildProcessOptions
        {
            Name = "epmd",
            FileName = RabbitMqCommands.NameServer(installation),
            Arguments = commands.NameServerArguments,
        };
        var nameServer = await ListeningChild.StartAsync(names, "entering the main select() loop", cancellationToken);
        try
        {
            return [nameServer, await StartMainAsync(DescribeNode(commands, installation), "completed with", cancellationToken)];
        }
        catch
        {
            await nameServer.DisposeAsync();
            throw;
        }
    }

    private ChildProcessOptions DescribeNode(RabbitMqCommands commands, RabbitMqInstallation? installation)
    {
        if (installation is not null)
        {
            _files.LinkPlugins(installation.Plugins);
        }

        var program = installation is null ? RabbitMqCommands.StockScript : Path.Combine(installation.RuntimeFolder, "erlexec");
        return DescribeChild(Name, program, installation is null ? [] : RabbitMqCommands.NodeArguments) with
        {
            Environment = installation is null ? commands.StockEnvironment() : commands.NodeEnvironment(installation),
            CleanEnvironment = true,
            // Not waited for to its end: it closes its message stores at once, then waits 5 s for its own statistics. What it confirmed
            // is on the disk already.
            StopWithin = TimeSpan.FromSeconds(2),
        };
    }
}
