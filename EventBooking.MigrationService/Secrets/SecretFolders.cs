namespace EventBooking.MigrationService;

/// <summary>
/// Writes the secrets of a system in containers as files: a folder for each server and service, to be mounted in its container alone.
/// A service's files are named as its settings.
/// </summary>
internal sealed partial class SecretFolders(IOptions<RoleOptions> roles, TimeProvider time, ILogger<SecretFolders> logger)
{
    // The folder of the secrets themselves, which no container mounts.
    private const string StoreName = "store";
    private const string Administrator = "admin";

    // The server in the container that mounts the file runs as another user. No other container mounts that folder.
    private const UnixFileMode ForAll = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>Makes the secrets that are missing and writes all files; false if the folder cannot be written.</summary>
    /// <param name="change">What to do with the secrets before.</param>
    public bool Write(string folder, Action<SecretStore>? change = null)
    {
        try
        {
            var store = new SecretStore(Path.Combine(folder, StoreName), time);
            var made = store.MakeMissing();
            change?.Invoke(store);
            foreach (var container in Files(store).GroupBy(file => file.Path.Split('/')[0], StringComparer.Ordinal))
            {
                WriteFolder(folder, container.Key, [.. container]);
            }

            Log.Done(logger, folder, made);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Log.NotWritten(logger, exception.Message);
            return false;
        }
    }

    private static void WriteFolder(string folder, string container, List<(string Path, string Content)> files)
    {
        var directory = Directory.CreateDirectory(Path.Combine(folder, container)).FullName;
        foreach (var (path, content) in files)
        {
            SecretStore.WriteFile(Path.Combine(folder, path), content, ForAll);
        }

        // A service would still read a key that was forgotten, or a file that a crash left unfinished.
        var names = files.ConvertAll(file => Path.GetFileName(file.Path));
        foreach (var other in Directory.GetFiles(directory).Where(file => !names.Contains(Path.GetFileName(file), StringComparer.Ordinal)))
        {
            File.Delete(other);
        }
    }

    private IEnumerable<(string Path, string Content)> Files(SecretStore store)
    {
        foreach (var server in new[] { ResourceNames.Postgres, ResourceNames.Redis, ResourceNames.RabbitMq })
        {
            yield return ($"{server}/password", Password(server));
        }

        yield return ($"{ResourceNames.Redis}/redis.conf", $"requirepass {Password(ResourceNames.Redis)}\n");
        yield return (
            $"{ResourceNames.RabbitMq}/rabbitmq.conf",
            $"default_user = {Administrator}\ndefault_pass = {Password(ResourceNames.RabbitMq)}\n");

        var database = $"ConnectionStrings__{ResourceNames.Database}";
        foreach (var (name, content) in new[]
        {
            ($"ConnectionStrings__{ResourceNames.Postgres}", InPostgres("postgres", ResourceNames.Postgres, "postgres")),
            (
                $"ConnectionStrings__{ResourceNames.RabbitMqManagement}",
                InRabbitMq("http", Administrator, ResourceNames.RabbitMq, port: 15672)),
            (database, InPostgres(ServiceUsers.Owner, ResourceNames.Migrations)),
            ("Roles__ApiPassword", Password(ResourceNames.Api)),
            ("Roles__NotifierPassword", Password(ResourceNames.Notifier)),
        })
        {
            yield return ($"{ResourceNames.Bootstrap}/{name}", content);
        }

        yield return (
            $"{ResourceNames.Api}/ConnectionStrings__{ResourceNames.Redis}",
            $"{ResourceNames.Redis}:6379,password={Password(ResourceNames.Redis)}");
        foreach (var (service, user) in new[]
        {
            (ResourceNames.Migrations, ServiceUsers.Owner),
            (ResourceNames.Api, roles.Value.Api),
            (ResourceNames.Notifier, roles.Value.Notifier),
        })
        {
            yield return ($"{service}/{database}", InPostgres(user, service));
            var keys = WithEarlierOnes("DataProtection__Certificate", "DataProtection__PreviousCertificates", SecretStore.Certificate);
            if (service != ResourceNames.Migrations)
            {
                yield return ($"{service}/ConnectionStrings__{ResourceNames.RabbitMq}", InRabbitMq("amqp", user, service, port: 5672));
                keys = keys.Concat(WithEarlierOnes("CheckIn__Key", "CheckIn__PreviousKeys", SecretStore.CheckInKey));
            }

            foreach (var (name, key) in keys)
            {
                yield return ($"{service}/{name}", key);
            }
        }

        string Password(string name) => store.ValuesOf(name)[0];

        string InPostgres(string user, string secret, string name = ResourceNames.Database) =>
            $"Host={ResourceNames.Postgres};Database={name};Username={user};Password={Password(secret)}";

        string InRabbitMq(string scheme, string user, string secret, int port) =>
            $"{scheme}://{user}:{Password(secret)}@{ResourceNames.RabbitMq}:{port}";

        IEnumerable<(string Name, string Value)> WithEarlierOnes(string current, string earlier, string secret) =>
            store.ValuesOf(secret).Select((value, index) => (index == 0 ? current : $"{earlier}__{index - 1}", value));
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "The secrets are in {Folder}; {Made} were missing and made now")]
        public static partial void Done(ILogger logger, string folder, int made);

        [LoggerMessage(Level = LogLevel.Error, Message = "The secrets were not written: {Reason}")]
        public static partial void NotWritten(ILogger logger, string reason);
    }
}
