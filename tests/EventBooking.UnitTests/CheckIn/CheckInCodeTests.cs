using EventBooking.Presentation.CheckIn;
using Microsoft.Extensions.Options;

namespace EventBooking.UnitTests.CheckIn;

public sealed class CheckInCodeTests
{
    private static readonly Guid BookingId = Guid.Parse("01c2b38e-3fd6-7c3e-a4d2-71f06b5e8c29");
    private static readonly string Key = KeyOf(1);

    [Fact]
    public void A_code_names_its_booking()
    {
        var codes = Codes(Key);

        var code = codes.Create(BookingId);

        code.ShouldStartWith("EB1.");
        code.Length.ShouldBe(47);
        code.ShouldBe(Codes(Key).Create(BookingId));
        codes.Verify(code, out var read).ShouldBeTrue();
        read.ShouldBe(BookingId);
    }

    [Fact]
    public void A_code_is_pinned_to_its_form() => Codes(Key).Create(BookingId).ShouldBe("EB1.AcKzjj_WfD6k0nHwa16MKUDlXBULm6H0o2h7zr3fDtY");

    [Fact]
    public void A_code_with_any_character_changed_is_forged()
    {
        var code = Codes(Key).Create(BookingId);

        for (var i = 0; i < code.Length; i++)
        {
            var forged = code.Remove(i, 1).Insert(i, code[i] == 'A' ? "B" : "A");
            Codes(Key).Verify(forged, out var read).ShouldBeFalse(forged);
            read.ShouldBe(Guid.Empty);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("EB1.")]
    [InlineData("EB1.AcKzjj_WfD6k0nHwa16MKQ")]
    [InlineData("EB1.€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€")]
    [InlineData("EB1.===========================================")]
    [InlineData("https://tickets.example.com/b/PiPoFgA5WUoziU9lZOGxNIu9egCI1CxKy3PurtWcAJ0")]
    public void What_is_no_code_is_refused(string? text) => Codes(Key).Verify(text, out _).ShouldBeFalse();

    [Fact]
    public void A_code_cut_short_or_drawn_out_is_refused()
    {
        var code = Codes(Key).Create(BookingId);

        Codes(Key).Verify(code[..^1], out _).ShouldBeFalse();
        Codes(Key).Verify(code + "A", out _).ShouldBeFalse();
        Codes(Key).Verify(code[..^1] + (char)(code[^1] + 1), out _).ShouldBeFalse("The last character's spare bits are zero.");
        Codes(Key).Verify(code + "=", out _).ShouldBeFalse();
        Codes(Key).Verify($" {code}", out _).ShouldBeFalse();
    }

    [Fact]
    public void Codes_of_an_earlier_key_are_read_and_of_another_are_not()
    {
        var code = Codes(Key).Create(BookingId);

        Codes(KeyOf(2), Key).Verify(code, out var read).ShouldBeTrue();
        read.ShouldBe(BookingId);
        Codes(KeyOf(2)).Verify(code, out _).ShouldBeFalse();
        string.Equals(Codes(KeyOf(2), Key).Create(BookingId), code, StringComparison.Ordinal).ShouldBeFalse();
    }

    private static string KeyOf(byte fill) => Convert.ToBase64String([.. Enumerable.Repeat(fill, 32)]);

    private static CheckInCodes Codes(string key, params string[] previous)
    {
        var options = new CheckInOptions { Key = key };
        Array.ForEach(previous, options.PreviousKeys.Add);
        return new CheckInCodes(Options.Create(options));
    }
}
