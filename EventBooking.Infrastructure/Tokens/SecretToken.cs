using System.Buffers.Binary;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace EventBooking.Infrastructure.Tokens;

/// <summary>
/// A secret that stands for a right: to a booking, or to an event. 32 bytes, 43 characters of base64url: the millisecond in which
/// it was made, 6 bytes as in a UUID of version 7 (RFC 9562, section 5.7), then 26 random ones. Its text is shown to its owner
/// only; the database keeps its hash.
/// </summary>
/// <remarks>
/// The time is there for the index of hashes: it grows at its end, where hashes of nothing but random bytes would go to any of its
/// pages, more of them with each booking. docs/decisions/0021 has the figures.
/// </remarks>
public sealed class SecretToken
{
    /// <summary>Bytes of a token and of its hash.</summary>
    public const int Length = 32;

    private const int TimeLength = 6;

    private SecretToken(string text, byte[] bytes)
    {
        Text = text;
        EarlierHash = SHA256.HashData(bytes);
        Hash = [.. bytes.AsSpan(0, TimeLength), .. EarlierHash.AsSpan(0, Length - TimeLength)];
    }

    /// <summary>The token as its owner sees it.</summary>
    public string Text { get; }

    /// <summary>
    /// What the database keeps of it: its time, then 26 bytes of the SHA-256 of all of it. No salt and no slow hash: 208 random bits
    /// cannot be guessed.
    /// </summary>
    public byte[] Hash { get; }

    /// <summary>The whole SHA-256, which the database keeps of tokens from before they held a time. Look for both.</summary>
    public byte[] EarlierHash { get; }

    /// <summary>Makes a new token.</summary>
    /// <param name="now">When, 1970 or later.</param>
    public static SecretToken Create(DateTimeOffset now)
    {
        var bytes = new byte[Length];
        // Shifted so that its six bytes come first; what is written after them is overwritten.
        BinaryPrimitives.WriteInt64BigEndian(bytes, now.ToUnixTimeMilliseconds() << (8 * (sizeof(long) - TimeLength)));
        RandomNumberGenerator.Fill(bytes.AsSpan(TimeLength));
        return new SecretToken(Base64Url.EncodeToString(bytes), bytes);
    }

    /// <summary>Reads a token.</summary>
    /// <returns>False where the text is not one that <see cref="Create"/> can have made.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out SecretToken? token)
    {
        var bytes = new byte[Length];
        // TryDecodeFromChars throws where a character is none of base64url's.
        token = text is { Length: 43 }
            && Base64Url.IsValid(text)
            && Base64Url.TryDecodeFromChars(text, bytes, out var written)
            && written == Length
            && string.Equals(Base64Url.EncodeToString(bytes), text, StringComparison.Ordinal)
                ? new SecretToken(text, bytes)
                : null;
        return token is not null;
    }

    /// <summary>Never the token, so that no log or message shows it by accident.</summary>
    public override string ToString() => "(secret)";
}
