namespace EventBooking.LocalServers;

/// <summary>Makes the mail catcher offer AUTH PLAIN and LOGIN (RFC 4954).</summary>
/// <param name="User">The only user it accepts; null accepts any.</param>
/// <param name="Password">The only password it accepts; null accepts any.</param>
/// <param name="Required">Refuses mail of who did not log in.</param>
public sealed record MailLogin(string? User = null, string? Password = null, bool Required = false)
{
    internal bool Accepts(string user, string password) => (User is null || User == user) && (Password is null || Password == password);
}
