using Microsoft.Extensions.Configuration.EnvironmentVariables;

namespace EventBooking.ServiceDefaults;

/// <summary>Settings that are files, as secrets of containers are.</summary>
public static class SecretFileExtensions
{
    private const string DirectorySetting = "Secrets:Directory";

    /// <summary>
    /// Reads the files of the directory that <c>Secrets:Directory</c> names, if it is there: each file's name is a setting's, with two
    /// underscores where the setting has a colon. Environment variables and the command line win over them.
    /// </summary>
    public static void AddSecretFiles(this IHostApplicationBuilder builder)
    {
        if (builder.Configuration[DirectorySetting] is not { Length: > 0 } directory)
        {
            return;
        }

        // Environment variables come in several sources: those of the host first, those of the application last.
        var sources = builder.Configuration.Sources;
        var environment = sources.OfType<EnvironmentVariablesConfigurationSource>().Last(source => string.IsNullOrEmpty(source.Prefix));
        var files = new ConfigurationBuilder().AddKeyPerFile(Path.GetFullPath(directory), optional: true).Sources[0];
        sources.Insert(sources.IndexOf(environment), files);
    }
}
