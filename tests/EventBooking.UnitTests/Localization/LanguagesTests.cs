using EventBooking.Presentation.Localization;
using Microsoft.Extensions.Primitives;

namespace EventBooking.UnitTests.Localization;

public sealed class LanguagesTests
{
    [Theory]
    [InlineData("de", "de")]
    [InlineData("DE-ch-1996", "de")]
    [InlineData("en-US", "en-US")]
    [InlineData("en-GB", "en")]
    [InlineData("ar-EG", "ar")]
    [InlineData("deu-CH", "de")]
    [InlineData("pt-BR", null)]
    [InlineData("-", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_tag_finds_the_closest_language(string? tag, string? expected) => Languages.Match(tag)?.Name.ShouldBe(expected);

    [Theory]
    [InlineData("fr-CH, fr;q=0.9, en;q=0.8", "fr")]
    [InlineData("en;q=0.2, ja;q=0.7", "ja")]
    [InlineData("pt, it;q=0.5", "it")]
    [InlineData("de;q=0, es;q=0.1", "es")]
    [InlineData("pt-BR, *;q=0.1", null)]
    [InlineData(";;;,,\"", null)]
    public void Of_the_languages_someone_accepts_the_most_wanted_known_one_is_taken(string header, string? expected) =>
        Languages.MatchHeader(new StringValues(header))?.Name.ShouldBe(expected);

    [Fact]
    public void Without_a_header_nothing_is_chosen() => Languages.MatchHeader(default(StringValues)).ShouldBeNull();
}
