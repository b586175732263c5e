using System.Globalization;

namespace EventBooking.LocalServers;

/// <summary>What may follow the path of MAIL FROM.</summary>
/// <param name="Size">RFC 1870; 0 where it is not said.</param>
/// <param name="IsUtf8">RFC 6531.</param>
internal sealed record SenderParameters(long Size, bool IsUtf8)
{
    /// <summary>Null, with an answer, where there is something wrong.</summary>
    public static SenderParameters? Parse(string text, bool mayAuthenticate, out string? refusal)
    {
        var parsed = new SenderParameters(0, IsUtf8: false);
        refusal = null;
        foreach (var parameter in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = parameter.Split('=', 2) is [var left, var right] ? (left.ToUpperInvariant(), right) : (parameter.ToUpperInvariant(), null);
            switch (name)
            {
                case "SIZE" when long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var size):
                    parsed = parsed with { Size = size };
                    break;
                case "BODY" when value?.ToUpperInvariant() is "7BIT" or "8BITMIME":
                case "AUTH" when mayAuthenticate && value is not null:
                    break;
                case "SMTPUTF8" when value is null:
                    parsed = parsed with { IsUtf8 = true };
                    break;
                case "SIZE" or "BODY" or "SMTPUTF8":
                    refusal = "501 5.5.4 Invalid parameter";
                    return null;
                default:
                    refusal = "555 5.5.4 Unknown parameter";
                    return null;
            }
        }

        return parsed;
    }
}
