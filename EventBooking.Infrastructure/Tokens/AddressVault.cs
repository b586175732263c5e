using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace EventBooking.Infrastructure.Tokens;

/// <summary>Seals an address that leaves a booking, for the last mail to it. It opens for no other booking. Thread-safe.</summary>
public sealed class AddressVault(IDataProtectionProvider provider)
{
    private const string Purpose = "EventBooking.RemovedAddress.v1";

    /// <summary>Encrypts an address with the newest key.</summary>
    public byte[] Seal(Guid bookingId, string address) => Of(bookingId).Protect(Encoding.UTF8.GetBytes(address));

    /// <summary>Decrypts an address with whichever key sealed it.</summary>
    /// <exception cref="CryptographicException">It was sealed for another booking or tampered with, or its key is gone.</exception>
    public string Unseal(Guid bookingId, byte[] address) => Encoding.UTF8.GetString(Of(bookingId).Unprotect(address));

    private IDataProtector Of(Guid bookingId) => provider.CreateProtector(Purpose, bookingId.ToString("N"));
}
