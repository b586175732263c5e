using System.Globalization;
using System.Numerics;
using System.Text;
using CsCheck;
using EventBooking.Api.Http;

namespace EventBooking.UnitTests.Http;

/// <summary>A number of JSON is whole or not by what it is worth, not by how it is written.</summary>
public sealed class WholeNumberTests
{
    private static readonly Gen<string> Digits = Gen.Char['0', '9'].Array[1, 12].Select(digits => new string(digits));

    private static readonly Gen<string> Numbers =
        from sign in Gen.OneOf("", "-")
        from whole in Gen.OneOf(Gen.Const("0"), Digits.Select(digits => digits.TrimStart('0')).Where(digits => digits.Length > 0))
        from fraction in Gen.OneOf(Gen.Const(""), Gen.OneOf(Digits, Gen.Const("000")).Select(digits => $".{digits}"))
        from exponent in Gen.OneOf(
            Gen.Const(""),
            Gen.Select(Gen.OneOf("e", "E"), Gen.OneOf("", "+", "-"), Gen.Int[0, 14])
                .Select(part => $"{part.Item1}{part.Item2}{part.Item3}"))
        select sign + whole + fraction + exponent;

    private static readonly Gen<(int Value, string Text)> Written =
        from value in Gen.Int
        from shift in Gen.Int[-40, 40]
        select (value, shift < 0 ? $"{value}{new string('0', -shift)}e{shift}" : $"{value}.{new string('0', shift)}E+0");

    [Fact]
    public void A_number_is_taken_exactly_where_it_is_whole_and_fits() => Numbers.Sample(
        text =>
        {
            var expected = Reference(text);

            var isTaken = WholeNumber.TryParse(Encoding.ASCII.GetBytes(text), out var number);

            isTaken.ShouldBe(expected is not null, text);
            if (isTaken)
            {
                number.ShouldBe(expected!.Value, text);
            }
        },
        iter: 20_000);

    [Fact]
    public void Every_number_is_taken_however_it_is_written() => Written.Sample(written =>
    {
        WholeNumber.TryParse(Encoding.ASCII.GetBytes(written.Text), out var number).ShouldBeTrue(written.Text);
        number.ShouldBe(written.Value, written.Text);
    });

    [Theory]
    [InlineData("2.0", 2)]
    [InlineData("2e0", 2)]
    [InlineData("20e-1", 2)]
    [InlineData("-0.0", 0)]
    [InlineData("0e999999999999999999999", 0)]
    [InlineData("2147483647.000", int.MaxValue)]
    [InlineData("-21474836480e-1", int.MinValue)]
    [InlineData("2147483648", null)]
    [InlineData("2.5", null)]
    [InlineData("1e400", null)]
    [InlineData("1e-400", null)]
    [InlineData("1e-999999999999999999999", null)]
    [InlineData("9007199254740993e-15", null)]
    public void Numbers_that_are_easily_misread(string text, int? expected)
    {
        var isTaken = WholeNumber.TryParse(Encoding.ASCII.GetBytes(text), out var number);

        (isTaken ? number : (int?)null).ShouldBe(expected);
    }

    // Both sides of value = n * 10^power as integers, so that nothing is rounded.
    private static int? Reference(string text)
    {
        var parts = text.Split('e', 'E');
        var point = parts[0].IndexOf('.', StringComparison.Ordinal);
        var power = (parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0)
            - (point < 0 ? 0 : parts[0].Length - point - 1);
        var value = BigInteger.Parse(parts[0].Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        var divisor = BigInteger.Pow(10, Math.Max(0, -power));
        value *= BigInteger.Pow(10, Math.Max(0, power));
        return value % divisor == 0 && value / divisor is var whole && whole >= int.MinValue && whole <= int.MaxValue ? (int)whole : null;
    }
}
