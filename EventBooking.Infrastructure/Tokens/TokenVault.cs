using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace EventBooking.Infrastructure.Tokens;

/// <summary>Seals tokens, so that a message sent later can carry the link to a booking. Thread-safe.</summary>
public sealed class TokenVault(IDataProtectionProvider provider)
{
    private readonly IDataProtector _protector = provider.CreateProtector("EventBooking.BookingToken.v1");

    /// <summary>Encrypts a token with the newest key.</summary>
    public byte[] Seal(SecretToken token) => _protector.Protect(Encoding.ASCII.GetBytes(token.Text));

    /// <summary>
    /// Decrypts a token with whichever key sealed it. Null where it is not the token of the row that it was found in: anyone who can write
    /// to the database, or restores a part of it, could else have one booking's link sent to the holder of another.
    /// </summary>
    /// <param name="hash">The hash of the token in the same row, of now or of before tokens held a time.</param>
    /// <exception cref="CryptographicException">It was tampered with, or its key is gone.</exception>
    public string? Unseal(byte[] sealedToken, byte[] hash) =>
        SecretToken.TryParse(Encoding.ASCII.GetString(_protector.Unprotect(sealedToken)), out var token)
        && (CryptographicOperations.FixedTimeEquals(token.Hash, hash) || CryptographicOperations.FixedTimeEquals(token.EarlierHash, hash))
            ? token.Text
            : null;
}
