using System.Security.Cryptography;
using System.Text;

namespace EventBooking.LocalServers;

/// <summary>The key that signs check-in codes: made once, kept with the data, readable by its owner only.</summary>
public static class CheckInKey
{
    /// <summary>Makes a new one.</summary>
    /// <returns>32 random bytes in base64.</returns>
    public static string Make() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    internal static string Ensure(string dataFolder)
    {
        var path = FileIn(dataFolder);
        if (!File.Exists(path))
        {
            PrivateFile.Write(path, Encoding.ASCII.GetBytes(Make()));
        }

        return File.ReadAllText(path);
    }

    internal static void Delete(string dataFolder) => File.Delete(FileIn(dataFolder));

    private static string FileIn(string dataFolder) => Path.Combine(dataFolder, "check-in.key");
}
