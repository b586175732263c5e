using System.Globalization;

namespace EventBooking.UnitTests.Domain;

public sealed class LanguageTests
{
    [Theory]
    [InlineData("de")]
    [InlineData("pt-BR")]
    [InlineData("zh-Hant-TW")]
    [InlineData("gsw")]
    [InlineData("fil")]
    [InlineData("EN-us")]
    [InlineData("deu")]
    [InlineData("ber")]
    [InlineData("iw")]
    [InlineData("in")]
    [InlineData("sr-Latn-RS")]
    [InlineData("es-419")]
    [InlineData("de-CH-1996")]
    [InlineData("sl-rozaj-biske")]
    [InlineData("zh-cmn-Hans-CN")]
    [InlineData("th-TH-u-ca-buddhist")]
    [InlineData("en-US-x-twain")]
    public void A_tag_of_a_language_is_taken(string tag) => Drafts.Language($"\u200e {tag}\u00a0").ShouldBe((tag, null));

    [Theory]
    [InlineData("klingon")]
    [InlineData("xx")]
    [InlineData("qqq-DE")]
    [InlineData("qaa")]
    [InlineData("und")]
    [InlineData("mul")]
    [InlineData("zxx")]
    [InlineData("pt_BR")]
    [InlineData("de-")]
    [InlineData("-de")]
    [InlineData("de-DE-Latn")]
    [InlineData("en-u")]
    [InlineData("en-\u212a\u212a")]
    [InlineData("d")]
    [InlineData("")]
    [InlineData("ﬀ")]
    public void Another_is_refused(string tag) =>
        Drafts.Language(tag).Problem.ShouldBe("must be the tag of a language that exists, such as en or pt-BR");

    [Fact]
    public void Every_language_that_the_system_knows_is_taken()
    {
        var known = CultureInfo.GetCultures(CultureTypes.AllCultures).Select(culture => culture.Name)
            .Where(name => name.Length is > 0 and <= 35).ToList();

        known.Count.ShouldBeGreaterThan(100);
        known.Where(name => Drafts.Language(name).Kept is null).ShouldBeEmpty();
    }
}
