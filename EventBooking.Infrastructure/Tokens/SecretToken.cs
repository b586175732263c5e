using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace EventBooking.Infrastructure.Tokens;

/// <summary>
/// A secret that stands for a right: to a booking, or to an event. 32 random bytes, 43 characters of base64url. Its text is
/// shown to its owner only; the database keeps its hash.
/// </summary>
public sealed class SecretToken
{
    /// <summary>Bytes of a token and of its hash.</summary>
    public const int Length = 32;

    private SecretToken(string text, byte[] bytes)
    {
        Text = text;
        Hash = SHA256.HashData(bytes);
    }

    /// <summary>The token as its owner sees it.</summary>
    public string Text { get; }

    /// <summary>SHA-256 of the token's bytes. No salt and no slow hash: 256 random bits cannot be guessed.</summary>
    public byte[] Hash { get; }

    /// <summary>Makes a new token.</summary>
    public static SecretToken Create()
    {
        var bytes = RandomNumberGenerator.GetBytes(Length);
        return new SecretToken(Base64Url.EncodeToString(bytes), bytes);
    }

    /// <summary>Reads a token.</summary>
    /// <param name="text">What a client sent.</param>
    /// <param name="token">The token.</param>
    /// <returns>False where the text is not one that <see cref="Create"/> can have made.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out SecretToken? token)
    {
        var bytes = new byte[Length];
        // TryDecodeFromChars throws where a character is none of base64url's.
        token = text is { Length: 43 } && Base64Url.IsValid(text) && Base64Url.TryDecodeFromChars(text, bytes, out var written) && written == Length
            && string.Equals(Base64Url.EncodeToString(bytes), text, StringComparison.Ordinal)
                ? new SecretToken(text, bytes)
                : null;
        return token is not null;
    }

    /// <summary>Never the token, so that no log or message shows it by accident.</summary>
    public override string ToString() => "(secret)";
}
