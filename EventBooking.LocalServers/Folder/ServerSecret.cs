namespace EventBooking.LocalServers;

/// <summary>
/// From which the passwords of the servers' users are derived: made once, kept with the data, readable by its owner only. With another
/// one, the servers get other passwords at their next start.
/// </summary>
public sealed class ServerSecret
{
    internal const string FileName = "servers.secret";

    private readonly byte[] _secret;

    private ServerSecret(byte[] secret) => _secret = secret;

    /// <summary>The password of a user of one of the servers: 32 hexadecimal digits.</summary>
    public string PasswordOf(string user) => Convert.ToHexStringLower(HMACSHA256.HashData(_secret, Encoding.UTF8.GetBytes(user)))[..32];

    internal static ServerSecret Ensure(string dataFolder) =>
        new(PrivateFile.Ensure(Path.Combine(dataFolder, FileName), () => RandomNumberGenerator.GetBytes(32)));
}
