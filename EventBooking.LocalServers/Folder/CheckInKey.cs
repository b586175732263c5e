using System.Security.Cryptography;
using System.Text;

namespace EventBooking.LocalServers;

/// <summary>
/// The key of the check-in codes in mails: made once, kept with the data, readable by its owner only. With another one, codes that were
/// sent before open no door.
/// </summary>
public static class CheckInKey
{
    internal const string FileName = "check-in.key";

    private const int Length = 32;

    /// <summary>Makes a new one: 32 random bytes in base64.</summary>
    public static string Make() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(Length));

    internal static string Ensure(string dataFolder) =>
        Encoding.ASCII.GetString(PrivateFile.Ensure(Path.Combine(dataFolder, FileName), () => Encoding.ASCII.GetBytes(Make())));
}
