using System.Text.RegularExpressions;
using CsCheck;
using EventBooking.Presentation.Localization;
using EventBooking.Testing.Reading;

namespace EventBooking.UnitTests.Localization;

public sealed partial class UntrustedTextTests
{
    [Theory]
    [InlineData("Click http://evil.example now")]
    [InlineData("http://1.2.3.4/")]
    [InlineData("http:evil")]
    [InlineData("HTTPS://[::1]")]
    [InlineData("www.evil.example")]
    [InlineData("WWW.evil")]
    [InlineData("ftp.evil")]
    [InlineData("evil.example")]
    [InlineData("evil.4chan")]
    [InlineData("evil1.example")]
    [InlineData("हिन्दी.भारत")]
    [InlineData("💩.la")]
    [InlineData("evil。example")]
    [InlineData("xn--e1a.xn--p1ai")]
    [InlineData("evil.\u00ADexample")]
    [InlineData("eve@evil")]
    [InlineData("mailto:eve")]
    [InlineData("tel:+49301234567")]
    [InlineData("//evil/x")]
    [InlineData("\\\\evil\\share")]
    [InlineData("<URL:evil>")]
    public void What_a_program_would_make_a_link_of_is_broken_up(string text)
    {
        var shown = UntrustedText.Of(text).Text;

        Link().IsMatch(text).ShouldBeTrue();
        Link().IsMatch(shown).ShouldBeFalse(shown.Replace('\u2060', '|'));
        shown.Replace("\u2060", "", StringComparison.Ordinal).ShouldBe(text);
    }

    [Theory]
    [InlineData("Ada Lovelace")]
    [InlineData("Doors open 10:30, come.")]
    [InlineData("Dr. Smith: wait... and see")]
    [InlineData("Meet @ five, and/or later")]
    [InlineData(".NET")]
    public void What_is_no_link_is_left_as_it_is(string text) => UntrustedText.Of(text).Text.ShouldBe(text);

    [Fact]
    public void Any_text_is_the_same_but_for_joiners_and_holds_no_link() => AnyText.Lines.Sample(
        text =>
        {
            var shown = UntrustedText.Of(text).Text;

            ShownText.Bare(shown).ShouldBe(ShownText.Bare(text));
            Link().IsMatch(shown).ShouldBeFalse(shown.Replace('\u2060', '|'));
            UntrustedText.Of(text).Isolated(Languages.English).ShouldNotContain('\u202E');
        },
        iter: 10_000);

    // What mail programs go by, taken together and made broader.
    [GeneratedRegex(
        @"[a-z][a-z0-9+.-]*:[^\s\u2060]|(?:www|ftp)\.\S|[^\s\u2060.]@[^\s\u2060]|//[^\s\u2060]|\\\\[^\s\u2060]|"
        + @"[^\s.。][.。]\u00AD?[\p{L}\p{N}]",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Link();
}
