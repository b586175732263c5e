using System.Text;

namespace EventBooking.LocalServers;

/// <summary>AUTH PLAIN (RFC 4616) and LOGIN.</summary>
internal static class SmtpAuthentication
{
    public const string Mechanisms = "PLAIN LOGIN";

    // RFC 4954, section 4: the longest line of an exchange.
    private const int LongestLine = SmtpSession.LongestLine;

    /// <summary>Returns the answer; one that begins with 2 says that the client is in.</summary>
    public static async Task<string> RunAsync(SmtpChannel channel, MailLogin login, string argument)
    {
        var (mechanism, initial) = argument.Split(' ', 2) is [var name, var response] ? (name, response) : (argument, null);
        string? user = null;
        string? password = null;
        switch (mechanism.ToUpperInvariant())
        {
            case "PLAIN":
                if (await AskAsync(channel, initial, "") is { } plain && plain.Split('\0') is [_, var plainUser, var plainPassword])
                {
                    (user, password) = (plainUser, plainPassword);
                }

                break;
            case "LOGIN":
                user = await AskAsync(channel, initial, "VXNlcm5hbWU6");
                password = user is null ? null : await AskAsync(channel, null, "UGFzc3dvcmQ6");
                break;
            default:
                return "504 5.5.4 Unknown mechanism";
        }

        if (user is null || password is null)
        {
            return "501 5.5.2 Not an answer to that";
        }

        return login.Accepts(user, password) ? "235 2.7.0 Welcome" : "535 5.7.8 Wrong user or password";
    }

    private static async Task<string?> AskAsync(SmtpChannel channel, string? initial, string challenge)
    {
        if (initial is null)
        {
            channel.Answer($"334 {challenge}");
            if (await channel.TakeAsync(LongestLine) != LineKind.Line)
            {
                return null;
            }

            initial = Encoding.ASCII.GetString(channel.Line);
        }

        var decoded = new byte[initial.Length];
        return initial == "=" ? ""
            : Convert.TryFromBase64String(initial, decoded, out var length) ? Encoding.UTF8.GetString(decoded, 0, length)
            : null;
    }
}
