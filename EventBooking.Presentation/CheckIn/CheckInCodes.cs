using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace EventBooking.Presentation.CheckIn;

/// <summary>
/// The codes that people show at the door: which booking it is, and a MAC that only this system can make. Someone who reads one can
/// neither look at the booking nor change it. Thread-safe.
/// </summary>
/// <remarks>
/// <c>EB1.</c> and 43 characters of base64url: the booking's id (16 bytes, RFC 9562 order) and the first half of HMAC-SHA256 over prefix
/// and id.
/// </remarks>
public sealed class CheckInCodes(IOptions<CheckInOptions> options)
{
    private const string Prefix = "EB1.";
    private const int IdLength = 16;
    private const int MacLength = 16;
    private static readonly byte[] PrefixBytes = Encoding.ASCII.GetBytes(Prefix);
    private readonly byte[] _key = CheckInKeys.Decode(options.Value.Key);
    private readonly byte[][] _previousKeys = [.. options.Value.PreviousKeys.Select(CheckInKeys.Decode)];

    /// <summary>Makes a booking's code: the same one each time, as long as the key is the same.</summary>
    public string Create(Guid bookingId)
    {
        Span<byte> code = stackalloc byte[IdLength + MacLength];
        bookingId.TryWriteBytes(code, bigEndian: true, out _);
        Sign(code[..IdLength], _key, code[IdLength..]);
        return Prefix + Base64Url.EncodeToString(code);
    }

    /// <summary>Reads a code that was made with the key or an earlier one. Whether the booking still stands, the database says.</summary>
    /// <returns>False where this system has not made it.</returns>
    public bool Verify(string? code, out Guid bookingId)
    {
        bookingId = default;
        Span<byte> bytes = stackalloc byte[IdLength + MacLength];
        if (code is null || !code.StartsWith(Prefix, StringComparison.Ordinal) || !TryDecode(code.AsSpan(Prefix.Length), bytes))
        {
            return false;
        }

        Span<byte> mac = stackalloc byte[MacLength];
        var isOurs = false;
        foreach (var key in _previousKeys.Prepend(_key))
        {
            Sign(bytes[..IdLength], key, mac);
            isOurs |= CryptographicOperations.FixedTimeEquals(mac, bytes[IdLength..]);
        }

        bookingId = isOurs ? new Guid(bytes[..IdLength], bigEndian: true) : default;
        return isOurs;
    }

    private static bool TryDecode(ReadOnlySpan<char> text, Span<byte> bytes) =>
        text.Length == Base64Url.GetEncodedLength(bytes.Length)
        && Base64Url.IsValid(text)
        && Base64Url.TryDecodeFromChars(text, bytes, out var length)
        && length == bytes.Length
        && text.SequenceEqual(Base64Url.EncodeToString(bytes));

    private static void Sign(ReadOnlySpan<byte> id, byte[] key, Span<byte> mac)
    {
        Span<byte> whole = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, [.. PrefixBytes, .. id], whole);
        whole[..MacLength].CopyTo(mac);
    }
}
