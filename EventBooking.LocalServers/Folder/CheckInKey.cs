using System.Text;
using EventBooking.ServiceDefaults;

namespace EventBooking.LocalServers;

/// <summary>
/// The key of the check-in codes in mails: made once, kept with the data, readable by its owner only. With another one, codes that were
/// sent before open no door.
/// </summary>
internal static class CheckInKey
{
    public const string FileName = "check-in.key";

    public static string Ensure(string dataFolder) => Encoding.ASCII.GetString(
        PrivateFile.Ensure(Path.Combine(dataFolder, FileName), () => Encoding.ASCII.GetBytes(NewSecret.CheckInKey())));
}
