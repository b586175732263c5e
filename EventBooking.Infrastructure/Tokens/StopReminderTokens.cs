using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using EventBooking.Infrastructure.Persistence;
using Microsoft.AspNetCore.DataProtection;

namespace EventBooking.Infrastructure.Tokens;

/// <summary>
/// Makes tokens that can stop the reminders of a booking and nothing else: mail servers and programs see the one in a mail's head, so the
/// booking's own does not belong there. They are made of the booking's id alone, so they go on when the booking gets another token.
/// Thread-safe.
/// </summary>
public sealed class StopReminderTokens(IDataProtectionProvider provider)
{
    private const int IdLength = 16;
    private readonly IDataProtector _protector = provider.CreateProtector("EventBooking.StopReminders.v1");

    /// <summary>Makes one; each is another text of some 107 characters of base64url, so never a <see cref="SecretToken"/>'s.</summary>
    public string Create(Guid bookingId) => Base64Url.EncodeToString(_protector.Protect(bookingId.ToByteArray(bigEndian: true)));

    /// <summary>Reads one.</summary>
    /// <returns>False where the text is none that <see cref="Create"/> made with a key of this ring.</returns>
    /// <exception cref="CryptographicException">The database, which has the keys, is away.</exception>
    public bool TryRead(string text, [NotNullWhen(true)] out Guid? bookingId)
    {
        bookingId = null;
        if (!Base64Url.IsValid(text))
        {
            return false;
        }

        try
        {
            var id = _protector.Unprotect(Base64Url.DecodeFromChars(text));
            bookingId = id.Length == IdLength ? new Guid(id, bigEndian: true) : null;
        }
        catch (CryptographicException exception) when (DatabaseFailures.CodeOf(exception) is null)
        {
            // Somebody made it up, or its key is gone. Keys that cannot be read now, as the database is away, are another matter:
            // they come back.
        }

        return bookingId is not null;
    }
}
