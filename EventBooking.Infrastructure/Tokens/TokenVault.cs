using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace EventBooking.Infrastructure.Tokens;

/// <summary>Seals tokens, so that a message sent later can carry the link to a booking. Thread-safe.</summary>
/// <param name="provider">The key ring.</param>
public sealed class TokenVault(IDataProtectionProvider provider)
{
    private readonly IDataProtector _protector = provider.CreateProtector("EventBooking.BookingToken.v1");

    /// <summary>Encrypts a token with the newest key.</summary>
    /// <param name="token">The token.</param>
    public byte[] Seal(SecretToken token) => _protector.Protect(Encoding.ASCII.GetBytes(token.Text));

    /// <summary>Decrypts a token with whichever key sealed it.</summary>
    /// <param name="sealedToken">What <see cref="Seal"/> made.</param>
    /// <exception cref="System.Security.Cryptography.CryptographicException">It was tampered with, or its key is gone.</exception>
    public string Unseal(byte[] sealedToken) => Encoding.ASCII.GetString(_protector.Unprotect(sealedToken));
}
