using System.Text;

namespace EventBooking.LocalServers;

/// <summary>A mail as HTML, as text, as its headers and as it came.</summary>
internal static class MailViews
{
    private const int LongestText = 200_000;

    // Framed so that nothing in it runs, opens or loads anything, and cannot reach this page.
    public static Html Html(CaughtMail mail, MailContent content) => content.HasHtml
        ? LocalServers.Html.Of($"<iframe sandbox=\"\" src=\"/mails/{mail.Id}/html\" title=\"The mail as HTML\"></iframe>{Links(content)}")
        : LocalServers.Html.Of($"<p class=\"nothing\">It has no HTML.</p>");

    public static Html Text(MailContent content) => content.Text is { } text ? Preformatted(text) : LocalServers.Html.Of($"<p class=\"nothing\">It has no text.</p>");

    public static Html Headers(MailContent content) => LocalServers.Html.Of($"""
        <table class="headers">
        <thead><tr><th scope="col">Header</th><th scope="col">Value</th></tr></thead>
        <tbody>{LocalServers.Html.Join(content.Headers.Select(header =>
            LocalServers.Html.Of($"<tr><th scope=\"row\">{header.Field}</th><td>{Shown.Apart(header.Value)}</td></tr>")))}</tbody>
        </table>
        """);

    public static async Task<Html> SourceAsync(CaughtMail mail, CancellationToken cancellationToken)
    {
        var bytes = new byte[LongestText + 1];
        await using var file = File.OpenRead(mail.FilePath);
        var length = await file.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        return Preformatted(Encoding.UTF8.GetString(bytes, 0, length));
    }

    private static Html Links(MailContent content) => content.Links() is { Count: > 0 } links
        ? LocalServers.Html.Of($"""
            <h2>Links</h2>
            <ul class="parts">
            {LocalServers.Html.Join(links.Select(link => LocalServers.Html.Of($"<li><a href=\"{link}\" target=\"_blank\" rel=\"noopener noreferrer\">{Shown.Apart(link)}</a></li>")))}
            </ul>
            """)
        : LocalServers.Html.Empty;

    private static Html Preformatted(string text)
    {
        var cut = text.Length > LongestText;
        return LocalServers.Html.Of(
            $"<pre dir=\"auto\" tabindex=\"0\">{(cut ? text[..LongestText] : text)}</pre>{(cut ? LocalServers.Html.Of($"<p>There is more: download it below.</p>") : LocalServers.Html.Empty)}");
    }
}
