using EventBooking.ServiceDefaults;
using Microsoft.Extensions.Options;

namespace EventBooking.MigrationService.Secrets;

/// <summary>
/// Writes the secrets of a system in containers as files: a folder for each server and service, to be mounted in its container alone.
/// A service's files are named as its settings.
/// </summary>
internal sealed partial class SecretFolders(IOptions<RoleOptions> roles, TimeProvider time, ILogger<SecretFolders> logger)
{
    /// <summary>The folder of the secrets themselves, which no other container mounts.</summary>
    public const string StoreName = "store";

    private const string Administrator = "admin";
    private const string Owner = "eventbooking";
    private const string Certificate = "DataProtection__Certificate";

    /// <summary>Makes the secrets that are missing and writes all files; false where the folder cannot be written.</summary>
    /// <param name="folder">Holds a folder for each.</param>
    /// <param name="change">What to do with the secrets before.</param>
    public bool Write(string folder, Action<SecretStore>? change = null)
    {
        try
        {
            var store = new SecretStore(Path.Combine(folder, StoreName), time);
            var made = store.MakeMissing().Count;
            change?.Invoke(store);
            var files = Files(store).ToList();
            foreach (var (path, content) in files)
            {
                var file = Path.Combine(folder, path);
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                SecretFile.Write(file, content, SecretFile.ForAll);
            }

            DeleteOthers(files.ConvertAll(file => Path.Combine(folder, file.Path)));
            Log.Done(logger, folder, made);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Log.NotWritten(logger, exception.Message);
            return false;
        }
    }

    // A service would still read a key that was forgotten, or a file that a crash left unfinished.
    private static void DeleteOthers(List<string> files)
    {
        foreach (var container in files.Select(Path.GetDirectoryName).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            foreach (var other in Directory.GetFiles(container).Except(files, StringComparer.Ordinal))
            {
                File.Delete(other);
            }
        }
    }

    private IEnumerable<(string Path, string Content)> Files(SecretStore store)
    {
        foreach (var server in new[] { ResourceNames.Postgres, ResourceNames.Redis, ResourceNames.RabbitMq })
        {
            yield return ($"{server}/password", Password(server));
        }

        yield return ($"{ResourceNames.Redis}/redis.conf", $"requirepass {Password(SecretName.Redis)}\n");
        yield return (
            $"{ResourceNames.RabbitMq}/rabbitmq.conf",
            $"default_user = {Administrator}\ndefault_pass = {Password(SecretName.RabbitMq)}\n");

        var database = $"ConnectionStrings__{ResourceNames.Database}";
        var rabbitMq = $"ConnectionStrings__{ResourceNames.RabbitMq}";
        foreach (var (name, content) in new[]
        {
            ($"ConnectionStrings__{Bootstrap.PostgresName}", InPostgres("postgres", SecretName.Postgres, "postgres")),
            ($"ConnectionStrings__{Bootstrap.ManagementName}", InRabbitMq("http", Administrator, SecretName.RabbitMq, port: 15672)),
            (database, InPostgres(Owner, SecretName.Migrations)),
            ("Roles__ApiPassword", Password(SecretName.Api)),
            ("Roles__NotifierPassword", Password(SecretName.Notifier)),
        })
        {
            yield return ($"{ResourceNames.Bootstrap}/{name}", content);
        }

        yield return ($"{ResourceNames.Migrations}/{database}", InPostgres(Owner, SecretName.Migrations));
        yield return (
            $"{ResourceNames.Api}/ConnectionStrings__{ResourceNames.Redis}",
            $"{ResourceNames.Redis}:6379,password={Password(SecretName.Redis)}");
        foreach (var (service, user) in new[] { (ResourceNames.Api, roles.Value.Api), (ResourceNames.Notifier, roles.Value.Notifier) })
        {
            yield return ($"{service}/{database}", InPostgres(user, service));
            yield return ($"{service}/{rabbitMq}", InRabbitMq("amqp", user, service, port: 5672));
            foreach (var (name, key) in WithEarlierOnes("CheckIn__Key", "CheckIn__PreviousKeys", SecretName.CheckInKey))
            {
                yield return ($"{service}/{name}", key);
            }
        }

        foreach (var service in new[] { ResourceNames.Migrations, ResourceNames.Api, ResourceNames.Notifier })
        {
            foreach (var (name, text) in WithEarlierOnes(Certificate, "DataProtection__PreviousCertificates", SecretName.Certificate))
            {
                yield return ($"{service}/{name}", text);
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
