using MimeKit;
using MimeKit.Text;

namespace EventBooking.LocalServers;

/// <summary>What a mail consists of.</summary>
internal sealed class MailContent(MimeMessage message)
{
    /// <summary>All that can be downloaded.</summary>
    public IReadOnlyList<MailPart> Parts { get; } = [.. message.BodyParts.Select((entity, index) => new MailPart(index, entity))];

    public string? Text => message.TextBody;

    public bool HasHtml => message.HtmlBody is not null;

    public HeaderList Headers => message.Headers;

    public InternetAddressList From => message.From;

    public InternetAddressList To => message.To;

    /// <summary>The HTML, with inline images within it, so that it has to load nothing; empty where there is none.</summary>
    public string SelfContainedHtml() => Convert(new HtmlToHtml { HtmlTagCallback = Embed });

    /// <summary>Where links in the HTML lead.</summary>
    public IReadOnlyList<string> Links()
    {
        List<string> links = [];
        Convert(new HtmlToHtml { HtmlTagCallback = (tag, _) => links.AddRange(LinksOf(tag)) });
        return [.. links.Distinct(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> LinksOf(HtmlTagContext tag) => tag is { TagId: HtmlTagId.A, IsEndTag: false }
        ? tag.Attributes.Where(attribute => attribute.Id == HtmlAttributeId.Href).Select(attribute => attribute.Value ?? "").Where(LeadsToAPage)
        : [];

    // Not to a script, and nowhere that a browser hands to another program unasked.
    private static bool LeadsToAPage(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);

    private string Convert(HtmlToHtml converter) => message.HtmlBody is { } html ? converter.Convert(html) : "";

    private void Embed(HtmlTagContext tag, HtmlWriter writer)
    {
        tag.WriteTag(writer, false);
        foreach (var attribute in tag.Attributes)
        {
            if (attribute.Value?.StartsWith("cid:", StringComparison.OrdinalIgnoreCase) == true && InlineImage(attribute.Value[4..]) is { } image)
            {
                writer.WriteAttribute(attribute.Name, image);
            }
            else
            {
                writer.WriteAttribute(attribute);
            }
        }
    }

    private string? InlineImage(string contentId) =>
        Parts.FirstOrDefault(part => part.ContentId == Uri.UnescapeDataString(contentId) && part.IsImage) is { } image
            ? $"data:{image.MediaType};base64,{System.Convert.ToBase64String(image.Decode())}"
            : null;
}
