using System.Text;
using CsCheck;

namespace EventBooking.UnitTests.Domain;

public sealed class PhoneTests
{
    private const string Unseen = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u200b\ufeff\u00ad\u2060";
    private const string Spaces = " \u00a0\u202f\u2007\u3000";
    private const string Dashes = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\uff0d\u30fc";

    // The zeros of digits of several scripts, one of them beyond the BMP.
    private static readonly int[] Zeros = ['0', 0xFF10, 0x0660, 0x06F0, 0x0966, 0x0E50, 0x1D7CE];

    // What a character of a number may look like when it is pasted.
    private static readonly Gen<(string Plain, string Pasted)> Part = Gen.OneOf(
        Gen.Select(Gen.Int[0, 9], Gen.Int[0, Zeros.Length - 1],
            (digit, script) => ($"{digit}", new Rune(Zeros[script] + digit).ToString())),
        OneOf(Spaces, " "), OneOf(Dashes, "-"), OneOf("(（", "("), OneOf(")）", ")"), OneOf(".．", "."), OneOf("/／", "/"), OneOf(Unseen, ""));

    [Theory]
    [InlineData("＋４９　３０　１２３４５６７", "+49 30 1234567")]
    [InlineData("٠١٢٣٤٥٦٧", "01234567")]
    [InlineData("\u202a+49 30 1234567\u202c", "+49 30 1234567")]
    [InlineData("\u2066+49\u00a030\u00a01234567\u2069", "+49 30 1234567")]
    [InlineData("030\u20111234\u20135678", "030-1234-5678")]
    [InlineData("+49 30 1234567\u200b", "+49 30 1234567")]
    [InlineData("03ー1234ー5678", "03-1234-5678")]
    [InlineData("tel:+49-30-1234567", "+49-30-1234567")]
    [InlineData("\u200eTEL: 112 ", "112")]
    [InlineData("(+49) 30 1234567", "(+49) 30 1234567")]
    public void A_pasted_number_is_kept_in_plain_characters(string pasted, string kept) => Drafts.Phone(pasted).ShouldBe((kept, null));

    [Fact]
    public void However_a_number_is_written_its_plain_form_is_kept() => Part.Array[0, 24].Sample(parts =>
    {
        var plain = string.Concat(parts.Select(part => part.Plain)).Trim(' ');

        var (kept, problem) = Drafts.Phone(string.Concat(parts.Select(part => part.Pasted)));

        (problem is null).ShouldBe(plain.Length <= 32 && plain.Count(char.IsAsciiDigit) is >= 3 and <= 15);
        kept.ShouldBe(problem is null ? plain : null);
        Drafts.Phone(kept).Kept.ShouldBe(kept);
    });

    [Theory]
    [InlineData("+49 30 1234567 ext. 12")]
    [InlineData("+49 30 1234567x12")]
    [InlineData("030/1234567 #12")]
    [InlineData("+49-30-1234567;ext=12")]
    [InlineData("tel:+49-30-1234567;ext=12")]
    [InlineData("030 1234567 (ext 12)")]
    [InlineData("030 1234567 Durchwahl 1234")]
    [InlineData("495 123-45-67 доб. 12")]
    [InlineData("03-1234-5678 内線１２")]
    [InlineData("030 1234567,,12#")]
    public void Who_gives_an_extension_hears_what_to_do(string text) =>
        Drafts.Phone(text).Problem.ShouldBe("must be a number that can be called directly: leave out the extension");

    [Theory]
    [InlineData("")]
    [InlineData("12")]
    [InlineData("x12")]
    [InlineData("1-800-FLOWERS")]
    [InlineData("030 1234567 or 030 7654321")]
    [InlineData("+49 30 1234567 +49 30 7654321")]
    [InlineData("++49 30 1234567")]
    public void What_is_no_number_is_refused(string text) =>
        Drafts.Phone(text).Problem.ShouldBe("must be a telephone number such as +49 30 1234567");

    private static Gen<(string Plain, string Pasted)> OneOf(string forms, string plain) =>
        Gen.Int[0, forms.Length - 1].Select(i => (plain, $"{forms[i]}"));
}
