using System.Xml.Linq;
using EventBooking.Presentation.CheckIn;

namespace EventBooking.UnitTests.CheckIn;

public sealed class QrImageTests
{
    private const string Text = "EB1.AcKzjj_WfD6k0nHwa16MKUDlXBULm6H0o2h7zr3fDtY";
    private const int Margin = 4;

    [Fact]
    public void The_svg_is_black_on_white_with_its_margin_and_runs_nothing()
    {
        var image = XElement.Parse(QrImages.Svg(Text));

        image.Attribute("width").ShouldBeNull();
        image.Attribute("viewBox")!.Value.ShouldBe($"0 0 {37 + (2 * Margin)} {37 + (2 * Margin)}");
        image.Elements().Select(part => part.Name.LocalName).Distinct(StringComparer.Ordinal).ShouldBe(["rect", "path"]);
        image.Elements().First().Attribute("fill")!.Value.ShouldBe("#ffffff");
        image.Elements().Last().Attribute("fill")!.Value.ShouldBe("#000000");
        image.Elements().Last().Attribute("d")!.Value.ShouldStartWith($"M{Margin} {Margin}h7");
        image.DescendantsAndSelf()
            .SelectMany(part => part.Attributes())
            .ShouldNotContain(a => a.Name.LocalName == "style" || a.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
    }

    [Fact]
    public void The_png_has_the_same_size_in_pixels()
    {
        var png = QrImages.Png(Text);

        // Width and height follow the signature and the head of the first chunk (PNG, section 11.2.1).
        var (width, height) = (
            System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)),
            System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));
        (width, height).ShouldBe((360, 360));
    }
}
