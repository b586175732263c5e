using QRCoder;

namespace EventBooking.Presentation.CheckIn;

/// <summary>
/// Draws QR codes (ISO/IEC 18004): black on white whatever the page's colors are, with the margin that scanners need, and so much
/// redundancy that a quarter of the image may be unreadable.
/// </summary>
public static class QrImages
{
    private const int PixelsPerModule = 8;

    /// <summary>As an SVG image without a size of its own but with a view box: it fills what it is put in.</summary>
    public static string Svg(string text)
    {
        using var data = Encode(text);
        using var image = new SvgQRCode(data);
        return image.GetGraphic(PixelsPerModule, "#000000", "#ffffff", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute);
    }

    /// <summary>As a PNG image, some 360 pixels wide.</summary>
    public static byte[] Png(string text)
    {
        using var data = Encode(text);
        using var image = new PngByteQRCode(data);
        return image.GetGraphic(PixelsPerModule, drawQuietZones: true);
    }

    private static QRCodeData Encode(string text) => QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.Q);
}
