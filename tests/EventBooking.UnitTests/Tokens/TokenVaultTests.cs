using CsCheck;
using EventBooking.Infrastructure.Tokens;
using Microsoft.AspNetCore.DataProtection;

namespace EventBooking.UnitTests.Tokens;

public sealed class TokenVaultTests
{
    private static readonly EphemeralDataProtectionProvider Keys = new();
    private static readonly TokenVault Vault = new(Keys);
    private static readonly StopReminderTokens StopTokens = new(Keys);
    private static readonly Gen<Guid> Ids = Gen.Guid;

    [Fact]
    public void A_token_is_unsealed_for_the_row_that_has_its_hash()
    {
        var token = SecretToken.Create(DateTimeOffset.UnixEpoch);

        Vault.Unseal(Vault.Seal(token), token.Hash).ShouldBe(token.Text);
        Vault.Unseal(Vault.Seal(token), token.EarlierHash).ShouldBe(token.Text);
    }

    [Fact]
    public void A_token_is_not_unsealed_for_a_row_with_any_other_hash()
    {
        var token = SecretToken.Create(DateTimeOffset.UnixEpoch);
        var sealedToken = Vault.Seal(token);

        Gen.Byte.Array[0, 40].Sample(hash => Vault.Unseal(sealedToken, hash).ShouldBeNull());
        Gen.Int[0, SecretToken.Length - 1].Select(Gen.Int[0, 7]).Sample((at, bit) =>
        {
            byte[] almost = [.. token.Hash];
            almost[at] ^= (byte)(1 << bit);
            Vault.Unseal(sealedToken, almost).ShouldBeNull();
        });
    }

    [Fact]
    public void A_token_to_stop_reminders_names_its_booking_and_is_no_other_token() => Ids.Sample(id =>
    {
        var token = StopTokens.Create(id);

        StopTokens.TryRead(token, out var read).ShouldBeTrue();
        read.ShouldBe(id);
        SecretToken.TryParse(token, out _).ShouldBeFalse();
        (StopTokens.Create(id) == token).ShouldBeFalse("Two mails about one booking have nothing in common.");
    });

    [Fact]
    public void Nothing_else_stops_reminders()
    {
        var token = StopTokens.Create(Guid.CreateVersion7(DateTimeOffset.UnixEpoch));
        var other = new StopReminderTokens(new EphemeralDataProtectionProvider()).Create(Guid.CreateVersion7(DateTimeOffset.UnixEpoch));

        Gen.Int[0, token.Length - 2].Select(Gen.Char["AZaz09-_"]).Where((at, letter) => token[at] != letter).Sample((at, letter) =>
            StopTokens.TryRead($"{token[..at]}{letter}{token[(at + 1)..]}", out _).ShouldBeFalse());
        foreach (var text in new[]
        {
            "", "x", "%", "=", "\ud83c\udf89", token[1..], $"{token}A", other, SecretToken.Create(DateTimeOffset.UnixEpoch).Text,
        })
        {
            StopTokens.TryRead(text, out _).ShouldBeFalse(text);
        }
    }
}
