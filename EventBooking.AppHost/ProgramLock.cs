namespace EventBooking.AppHost;

/// <summary>Shows ./run.sh that these programs are in use and must not be built anew. Shared: other systems may use them.</summary>
internal static class ProgramLock
{
    /// <summary>Null if the programs lie in a folder that cannot be written to, which no build replaces.</summary>
    public static FileStream? Take()
    {
        try
        {
            var path = Path.Combine(AppContext.BaseDirectory, "running.lock");
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.Read, FileShare.Read);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
