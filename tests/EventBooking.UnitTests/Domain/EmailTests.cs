namespace EventBooking.UnitTests.Domain;

public sealed class EmailTests
{
    [Theory]
    [InlineData("\u202aada@example.com\u202c", "ada@example.com")]
    [InlineData("\ufeff ada@example.com\u00a0\u200b", "ada@example.com")]
    [InlineData("ａｄａ＠ｅｘａｍｐｌｅ．ｃｏｍ", "ada@example.com")]
    [InlineData("mailto:ada@example.com", "ada@example.com")]
    [InlineData("ame\u0301lie@bu\u0308cher.example", "amélie@bücher.example")]
    [InlineData("Ada@Example.COM", "Ada@Example.COM")]
    [InlineData(".a..b.@docomo.ne.jp", ".a..b.@docomo.ne.jp")]
    [InlineData("ada@例え。jp", "ada@例え。jp")]
    [InlineData("ada@r3---sn.example", "ada@r3---sn.example")]
    [InlineData("ada@XN--BCHER-KVA.example", "ada@XN--BCHER-KVA.example")]
    [InlineData("𠮷野@example.jp", "𠮷野@example.jp")]
    public void A_pasted_address_is_kept_clean(string pasted, string kept) => Drafts.Email(pasted).ShouldBe((kept, null));

    [Theory]
    [InlineData("")]
    [InlineData("ada@\u0301example.com")]
    [InlineData("ada@xn--a.example")]
    [InlineData("ada@xn--.example")]
    [InlineData("ada@üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüü.example")]
    [InlineData("\u0338ada@example.com")]
    [InlineData("ada\u202e@example.com")]
    [InlineData("ada@exa_mple.com")]
    [InlineData("ada@example.com.")]
    [InlineData("ada@-example.com")]
    [InlineData("<ada@example.com>")]
    [InlineData("\"ada\"@example.com")]
    [InlineData("ada@[127.0.0.1]")]
    public void An_address_that_no_mail_reaches_is_refused(string text) =>
        Drafts.Email(text).Problem.ShouldBe("must be an e-mail address such as ada@example.com, to which mail can be sent");

    [Fact]
    public void The_local_part_has_at_most_64_octets_as_it_is_mailed()
    {
        Drafts.Email($"{new string('a', 64)}@example.com").Problem.ShouldBeNull();
        Drafts.Email($"{new string('ü', 32)}@example.com").Problem.ShouldBeNull();
        Drafts.Email($"{new string('ü', 33)}@example.com").Problem.ShouldNotBeNull();

        // In quotes.
        Drafts.Email($"{new string('a', 61)}.@example.com").Problem.ShouldBeNull();
        Drafts.Email($"{new string('a', 62)}.@example.com").Problem.ShouldNotBeNull();
    }

    [Fact]
    public void An_address_has_at_most_254_octets_as_it_is_mailed()
    {
        var labels = string.Concat(Enumerable.Repeat("." + new string('a', 61), 3));

        Drafts.Email($"{new string('a', 60)}@{labels[1..]}.aaaaa").Problem.ShouldBeNull();
        Drafts.Email($"{new string('a', 60)}@{labels[1..]}.aaaaaaaa").Problem.ShouldNotBeNull();
    }
}
