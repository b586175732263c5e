using System.Buffers.Text;
using System.Security.Cryptography;
using EventBooking.Infrastructure.Tokens;
using Microsoft.AspNetCore.DataProtection;
using Npgsql;

namespace EventBooking.UnitTests.Tokens;

public sealed class StopReminderTokensTests
{
    private static readonly string Text = Base64Url.EncodeToString(new byte[80]);

    [Fact]
    public void A_token_that_no_key_made_is_none() =>
        new StopReminderTokens(new FailingProvider(new CryptographicException("made up"))).TryRead(Text, out _).ShouldBeFalse();

    // Data Protection wraps what keeps it from its keys: the same type, but no statement about the token.
    [Fact]
    public void Keys_that_cannot_be_read_now_are_no_statement_about_a_token() => Should.Throw<CryptographicException>(() =>
        new StopReminderTokens(new FailingProvider(new CryptographicException("no keys", new NpgsqlException("away"))))
            .TryRead(Text, out _));

    private sealed class FailingProvider(Exception failure) : IDataProtector
    {
        public IDataProtector CreateProtector(string purpose) => this;

        public byte[] Protect(byte[] plaintext) => throw failure;

        public byte[] Unprotect(byte[] protectedData) => throw failure;
    }
}
