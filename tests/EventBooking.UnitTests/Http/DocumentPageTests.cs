using System.Globalization;
using System.Text.RegularExpressions;
using EventBooking.Api.Documentation;

namespace EventBooking.UnitTests.Http;

/// <summary>The colours of the documentation's page on every ground that Scalar puts text on.</summary>
public sealed partial class DocumentPageTests
{
    [Theory]
    [InlineData("light", "ffffff fbfbfb f6f6f6")]
    [InlineData("dark", "0f0f0f 151515 1a1a1a")]
    public void Its_colours_can_be_read(string mode, string grounds)
    {
        var block = DocumentPage.Colours.Split('\n').Single(line => line.StartsWith($".{mode}-mode{{", StringComparison.Ordinal));
        var colours = Colour().Matches(block).Select(match => match.Groups["hex"].Value).ToList();

        colours.ShouldNotBeEmpty();
        foreach (var colour in colours)
        {
            grounds.Split(' ').ShouldAllBe(ground => Contrast(colour, ground) >= 4.5, colour);
        }
    }

    // WCAG 2.2, contrast ratio and relative luminance.
    private static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string hex)
    {
        var full = hex.Length == 3 ? string.Concat(hex.Select(digit => $"{digit}{digit}")) : hex;
        var parts = full.Chunk(2).Select(pair => int.Parse(pair, NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
            .Select(part => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4)).ToArray();
        return (0.2126 * parts[0]) + (0.7152 * parts[1]) + (0.0722 * parts[2]);
    }

    [GeneratedRegex("#(?<hex>[0-9a-f]{6}|[0-9a-f]{3})\\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Colour();
}
