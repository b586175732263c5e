using CsCheck;

namespace EventBooking.UnitTests.Domain;

public sealed class NameTests
{
    // By their properties: what shows as nothing, with the blanks that no property shows.
    private static readonly Gen<string> Unseen = OneOf(
        "\u200b", "\u3164", "\ufeff",
        "\u202e", "\u00ad", "\u2800", "\u115f", "\u1160", "\uffa0", "\u034f", "\u061c", "\u180e",
        "\u2060", "\u2064", "\ufe0f",
        "\U000E0041", "\U000E007F", "\U000E0100", "\U0001D159", "\U0001D173",
        "\u0301", "\u20e3", "\u17b4", "\ufff0", " ", "\u00a0", "\u3000");

    private static readonly Gen<string> Seen = OneOf("a", "é", "本", "🎉", "𠮷", ".", "\u0600x", "1️⃣", "🇩🇪", "\ufffd", "\ue000", "ᚠ", "ⵣ");

    [Theory]
    [InlineData("\u200b")]
    [InlineData("\u3164")]
    [InlineData("\ufeff")]
    [InlineData("\u202e")]
    [InlineData("\U000E0041\U000E0042")]
    [InlineData("\u00ad")]
    [InlineData("\u2800")]
    [InlineData("\u0301\u0323")]
    public void A_name_that_nobody_can_see_is_refused(string text)
    {
        Drafts.Name(text).Problem.ShouldBe("must have at least one visible character");
        Drafts.EventName(text).Problem.ShouldBe("must have at least one visible character");
    }

    [Fact]
    public void A_name_needs_one_visible_character_of_any_script() =>
        Gen.Select(Unseen.Array[1, 6], Unseen.Array[0, 6], Seen).Sample((before, after, seen) =>
        {
            var (first, last) = (string.Concat(before), string.Concat(after));

            Drafts.Name(first + last).Kept.ShouldBeNull();
            Drafts.Name(first + seen + last).Kept.ShouldBe((first + seen + last).Trim().Normalize());
        });

    [Theory]
    [InlineData(" \u2003Ame\u0301lie\u3000\u0085", "Am\u00e9lie")]
    [InlineData("a\u202eb", "a\u202eb")]
    [InlineData("\u200bzero\u200dwidth", "\u200bzero\u200dwidth")]
    [InlineData("\u2126", "\u03a9")]
    [InlineData("\u1112\u1161\u11ab", "한")]
    [InlineData("ﬁ Ⅷ ｆｕｌｌ", "ﬁ Ⅷ ｆｕｌｌ")]
    public void A_name_is_kept_in_NFC_without_space_around_it(string text, string kept)
    {
        Drafts.Name(text).ShouldBe((kept, null));
        Drafts.EventName(text).ShouldBe((kept, null));
    }

    // Numbers: an attribute cannot hold a lone surrogate.
    [Theory]
    [InlineData(0x0000)]
    [InlineData(0xFFFE)]
    [InlineData(0xFFFF)]
    [InlineData(0xD800)]
    [InlineData(0xDC00)]
    public void What_is_no_text_is_refused(int unit)
    {
        foreach (var text in new[] { $"{(char)unit}", $"a{(char)unit}b", $"é{(char)unit}" })
        {
            Drafts.Name(text).Problem.ShouldBe("must be valid Unicode text without the characters U+0000, U+FFFE and U+FFFF");
            Drafts.EventName(text).Kept.ShouldBeNull();
        }
    }

    [Fact]
    public void Lengths_count_after_normalization()
    {
        Drafts.Name(string.Concat(Enumerable.Repeat("e\u0301", 255))).Kept.ShouldBe(new string('é', 255));
        Drafts.Name(string.Concat(Enumerable.Repeat("e\u0301", 256))).Problem.ShouldBe("must be at most 255 characters");

        // One that NFC takes apart.
        Drafts.Name(new string('\u0958', 127)).Kept!.Length.ShouldBe(254);
        Drafts.Name(new string('\u0958', 128)).Problem.ShouldBe("must be at most 255 characters");
    }

    [Fact]
    public void Runs_of_marks_that_take_long_to_put_in_order_are_refused()
    {
        var marks = string.Concat(Enumerable.Repeat("\u0301\u0323", 250_000));

        Drafts.Name($"a{marks}").Problem.ShouldBe("must have at most 30 combining marks in a row");
        Drafts.Name($"a{marks[..30]}").Problem.ShouldBeNull();
    }

    [Theory]
    [InlineData("Click http://evil.example now")]
    [InlineData("https://evil.example")]
    [InlineData("WWW.evil.example")]
    [InlineData("see www.evil")]
    [InlineData("http：//evil.example")]
    [InlineData("http:／／evil.example")]
    [InlineData("ｗｗｗ．evil.example")]
    [InlineData("www\u202e.evil.example")]
    [InlineData("http:/\u200b/evil.example")]
    public void A_name_carries_no_address_of_a_page(string text) =>
        Drafts.Name(text).Problem.ShouldBe("must be a name without the address of a page (:// or www.)");

    [Theory]
    [InlineData("J.R.Smith")]
    [InlineData("Dr.med. St.Pierre")]
    [InlineData("Smith/Jones: two")]
    [InlineData("w w w")]
    public void A_name_with_dots_is_a_name(string text) => Drafts.Name(text).ShouldBe((text, null));

    [Theory]
    [InlineData("ASP.NET evening")]
    [InlineData("Introduction to https://")]
    public void An_event_may_be_called_after_an_address(string text) => Drafts.EventName(text).ShouldBe((text, null));

    private static Gen<string> OneOf(params string[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
