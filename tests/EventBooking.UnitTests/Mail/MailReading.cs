using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using MimeKit;

namespace EventBooking.UnitTests.Mail;

/// <summary>Reads what a mail shows.</summary>
internal static partial class MailReading
{
    public static string Html(this MimeMessage mail) => mail.HtmlBody!;

    public static string Text(this MimeMessage mail) => mail.TextBody!;

    /// <summary>What a person sees of the HTML.</summary>
    public static string VisibleText(this MimeMessage mail)
    {
        var body = mail.Html()[mail.Html().IndexOf("<body", StringComparison.Ordinal)..];
        return WebUtility.HtmlDecode(Tag().Replace(Hidden().Replace(body, ""), " "));
    }

    /// <summary>Letters and digits alone: how they are laid out is each part's own business. Links are behind words in HTML.</summary>
    public static string Essence(string text) =>
        string.Concat(Link().Replace(text, "").EnumerateRunes().Where(Rune.IsLetterOrDigit).Select(rune => rune.ToString()));

    public static string TextOf(MimePart part)
    {
        using var content = new MemoryStream();
        part.Content!.DecodeTo(content);
        return Encoding.UTF8.GetString(content.ToArray());
    }

    public static byte[] BytesOf(MimePart part)
    {
        using var content = new MemoryStream();
        part.Content!.DecodeTo(content);
        return content.ToArray();
    }

    public static MimePart? Part(this MimeMessage mail, string type) =>
        mail.BodyParts.OfType<MimePart>().SingleOrDefault(part => part.ContentType.MimeType == type);

    [GeneratedRegex("<[^>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Tag();

    [GeneratedRegex("<div style=\"display:none[^>]*>[^<]*</div>", RegexOptions.NonBacktracking)]
    private static partial Regex Hidden();

    [GeneratedRegex(@"https://[^\s]+", RegexOptions.NonBacktracking)]
    private static partial Regex Link();
}
