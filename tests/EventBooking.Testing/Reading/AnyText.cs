using System.Text;
using CsCheck;

namespace EventBooking.Testing.Reading;

/// <summary>Texts of every script, as people write them and as nobody should.</summary>
public static class AnyText
{
    private static readonly string[] Words =
    [
        "Ada", "Žofie", "Đặng", "Ελένη", "Пётр", "Հայկ", "გიორგი", "שָׁלוֹם", "ليلى", "ܫܠܡܐ", "ދިވެހި", "नमस्ते",
        "বাংলা", "தமிழ்", "മലയാളം", "ไทยๆ", "ລາວ", "བོད་ཡིག", "မြန်မာ", "ខ្មែរ", "한국어", "각", "カタカナ", "ひらがな", "漢字",
        "𠮷野家", "አማርኛ", "ᏣᎳᎩ", "ᠮᠣᠩᠭᠣᠯ", "𐐔𐐇𐐝", "𞤀𞤣𞤤𞤢𞤥", "𐎀𐎁", "𒀀𒁀", "𓂀", "𝔘𝔫𝔦", "ﬁ", "ǅ", "ẞ", "İ",
        "🎉", "👩‍👩‍👧‍👦", "👩🏽‍🚀", "🏳️‍🌈", "🇩🇪", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "1️⃣",
        "☕️", "🫨", "Z̸̧͈̎a̶l̴̨̃g̵o", "é", "e\u0301", "A\u030A", "n\u0303\u0303\u0303",
        "\u202Egnp.exe", "\u202C", "\u2066", "\u2067", "\u2068", "\u2069", "\u200E", "\u200F",
        "\u061C", "\u200B", "\u200C", "\u200D", "\u00AD", "\uFEFF", "\u2060", "\u3164",
        "\u00A0", "\u3000", "\u2003", "  ", "   ",
        "a;b,c\\n:d", "\"", "'", "^", "^n^'^^", "\\", "=", "=?", "?=", "<b>", "</bdi>", "&amp;",
        "&#8238;", "{0}", "%0D%0A", "END:VCALENDAR", "(a)", "@", "#", "--", "=20", "=E2=80=AE",
        "=?utf-8?B?8J+OieKArmV2aWw=?=", "=?utf-8?q?Reset=E2=80=AE=0D=0AX?=", "=?iso-8859-1?Q?=FC?=",
        "J.R.Smith", "Dr.med. St.Pierre", "ASP.NET", "a@b.example", "1.2.3.4", "10:30", "3.14", "例え。テスト", "...",
    ];

    private static readonly string[] Breaks =
        ["\r\n", "\n", "\r", "\t", "\v", "\f", "\u0001", "\u0007", "\u001B", "\u007F", "\u0085", "\u009F", "\u2028", "\u2029"];

    private static readonly Gen<string> AnyRune = Gen.Int[0x20, 0x10FFFF].Select(value =>
        (Rune.IsValid(value) && (value & 0xFFFE) != 0xFFFE && !char.IsControl((char)Math.Min(value, 0xFFFF))
            ? new Rune(value)
            : new Rune('x')).ToString());

    private static readonly Gen<string> Ascii = Gen.Char[' ', '~'].Array[1, 12].Select(characters => new string(characters));

    /// <summary>A line without control characters, not blank, of at most 255 characters.</summary>
    public static Gen<string> Line { get; } = Of(Gen.Frequency((6, OneOf(Words)), (2, AnyRune), (1, Ascii), (3, Gen.Const(" "))));

    /// <summary>Text of several lines, control characters among them.</summary>
    public static Gen<string> Lines { get; } = Of(Gen.Frequency((6, OneOf(Words)), (2, AnyRune), (1, Ascii), (3, OneOf(Breaks))));

    private static Gen<string> Of(Gen<string> piece) => Gen.OneOf(piece.Array[1, 6], piece.Array[1, 60])
        .Select(Concat)
        .Select(text => text.Trim())
        .Where(text => ShownText.Bare(text).Length > 0);

    private static Gen<string> OneOf(string[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static string Concat(string[] pieces)
    {
        var text = new StringBuilder();
        foreach (var piece in pieces.TakeWhile(piece => text.Length + piece.Length <= 255))
        {
            text.Append(piece);
        }

        return text.ToString();
    }
}
