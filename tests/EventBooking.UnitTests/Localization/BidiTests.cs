using System.Globalization;
using EventBooking.Presentation.Localization;

namespace EventBooking.UnitTests.Localization;

public sealed class BidiTests
{
    [Theory]
    [InlineData("Ada Lovelace", "Ada Lovelace")]
    [InlineData("evil\u202Egpj.exe", "evilgpj.exe")]
    [InlineData("\u2066a\u2069\u2069b", "ab")]
    [InlineData("one\r\nBcc: two", "one  Bcc: two")]
    [InlineData("one\u2028two\u2029three", "one two three")]
    public void A_text_keeps_to_its_line_and_direction(string text, string expected) => Bidi.Clean(text).ShouldBe(expected);

    [Theory]
    [InlineData("en", "Ada 🎉", "Ada 🎉")]
    [InlineData("en", "ليلى", "\u2068ليلى\u2069")]
    [InlineData("ar", "Ada", "\u2068Ada\u2069")]
    [InlineData("en", "\u2069\u202Eליל", "\u2068ליל\u2069")]
    public void A_text_is_isolated_where_directions_meet(string language, string text, string expected) =>
        Bidi.Isolate(text, CultureInfo.GetCultureInfo(language)).ShouldBe(expected);
}
