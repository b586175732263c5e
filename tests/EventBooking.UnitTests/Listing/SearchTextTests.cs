using CsCheck;
using EventBooking.Infrastructure.Listing;

namespace EventBooking.UnitTests.Listing;

public sealed class SearchTextTests
{
    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.String[Gen.Char["abcABC éÉßſσςΣİı"], 2, 40],
        Gen.String[Gen.Char["夜市図書館あアｱ"], 2, 40],
        Gen.String[2, 40]);

    [Fact]
    public void Each_part_of_a_text_has_only_grams_of_the_text() =>
        Gen.Select(Texts, Gen.Int[0, 38], Gen.Int[2, 40]).Sample((text, start, length) =>
        {
            var from = Math.Min(start, text.Length - 2);
            var part = text.Substring(from, Math.Min(length, text.Length - from));

            SearchText.Fold(text).ShouldContain(SearchText.Fold(part), Case.Sensitive);
            SearchText.GramsToFind(SearchText.Fold(part)).ShouldBeSubsetOf(SearchText.GramsOf(SearchText.Fold(text)));
        });

    [Theory]
    [InlineData("Übergröße", "ÜBERGRÖßE")]
    [InlineData("ὈΔΥΣΣΕΎΣ", "ὀδυσσεύς")]
    [InlineData("ДОСТОЕВСКИЙ", "достоевский")]
    [InlineData("𐐀𐐁", "𐐨𐐩")]
    public void Case_makes_no_difference(string one, string other) => SearchText.Fold(one).ShouldBe(SearchText.Fold(other));

    [Fact]
    public void Nothing_is_found_across_two_fields() =>
        SearchText.Of("Bookbinding", null, "Berlin").ShouldNotContain("gb", Case.Sensitive);
}
