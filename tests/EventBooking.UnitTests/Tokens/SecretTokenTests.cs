using System.Buffers.Text;
using System.Security.Cryptography;
using EventBooking.Infrastructure.Tokens;

namespace EventBooking.UnitTests.Tokens;

public sealed class SecretTokenTests
{
    private static readonly DateTimeOffset Now = new(2031, 6, 14, 12, 0, 0, 123, TimeSpan.Zero);

    [Fact]
    public void Tokens_of_one_moment_share_its_six_bytes_and_next_to_nothing_else()
    {
        var (one, other) = (Bytes(SecretToken.Create(Now)), Bytes(SecretToken.Create(Now)));

        Convert.ToHexStringLower(one.AsSpan(0, 6)).ShouldBe(Guid.CreateVersion7(Now).ToString("N")[..12]);
        other.AsSpan(0, 6).SequenceEqual(one.AsSpan(0, 6)).ShouldBeTrue();
        Enumerable.Range(6, 26)
            .Count(i => one[i] == other[i])
            .ShouldBeLessThan(8, "Of 26 random bytes one in ten pairs of tokens shares one; more than a few never.");
    }

    [Fact]
    public void Hashes_are_in_the_order_in_which_their_tokens_were_made()
    {
        var hashes = Enumerable.Range(0, 1000).Select(i => Convert.ToHexString(SecretToken.Create(Now.AddMilliseconds(i)).Hash)).ToList();

        hashes.ShouldBe(hashes.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_hash_shows_nothing_of_its_token_but_the_time()
    {
        var token = SecretToken.Create(Now);

        token.Hash.ShouldBe([.. Bytes(token)[..6], .. SHA256.HashData(Bytes(token))[..26]]);
        token.EarlierHash.ShouldBe(SHA256.HashData(Bytes(token)));
    }

    [Fact]
    public void What_was_made_is_read_again()
    {
        var token = SecretToken.Create(Now);

        SecretToken.TryParse(token.Text, out var read).ShouldBeTrue();
        read.Hash.ShouldBe(token.Hash);
    }

    private static byte[] Bytes(SecretToken token) => Base64Url.DecodeFromChars(token.Text);
}
