using Microsoft.AspNetCore.Http;

namespace EventBooking.LocalServers;

/// <summary>One mail: who and what, then one of the views of it, then its parts.</summary>
internal static class MailPage
{
    private const string HtmlView = "html";
    private const string TextView = "text";

    public static async Task<IResult> ShowAsync(CaughtMail mail, MailContent content, TimeProvider time, string? view, CancellationToken cancellationToken)
    {
        var chosen = view ?? (content.HasHtml ? HtmlView : TextView);
        var shown = chosen switch
        {
            HtmlView => MailViews.Html(mail, content),
            TextView => MailViews.Text(content),
            "headers" => MailViews.Headers(content),
            "source" => await MailViews.SourceAsync(mail, cancellationToken),
            _ => (Html?)null,
        };
        return shown is not { } main ? PageLayout.NotFound() : PageLayout.Page(
            Shown.Subject(mail),
            Html.Of($"""
                <header>
                <p><a href="/">All mails</a></p>
                <h1>{Shown.Apart(Shown.Subject(mail))}</h1>
                <dl>
                <dt>From</dt><dd>{Shown.Apart(content.From.ToString())}</dd>
                <dt>To</dt><dd>{Shown.Apart(content.To.ToString())}</dd>
                <dt>Delivered to</dt><dd>{Html.Join(mail.Recipients.Select(recipient => Html.Of($"<div>{Shown.Apart(recipient)}</div>")))}</dd>
                <dt>Arrived</dt><dd>{Shown.Time(mail.ReceivedAt, time)}</dd>
                </dl>
                <nav class="views" aria-label="Views">{Html.Join(Views(mail, chosen))}</nav>
                </header>
                <main>
                {main}
                {Parts(mail, content)}
                </main>
                """));
    }

    private static IEnumerable<Html> Views(CaughtMail mail, string chosen) =>
        new[] { (HtmlView, "HTML"), (TextView, "Text"), ("headers", "Headers"), ("source", "Source") }.Select(view =>
            Html.Of($"<a href=\"/mails/{mail.Id}?view={view.Item1}\"{(view.Item1 == chosen ? new Html(" aria-current=\"page\"") : Html.Empty)}>{view.Item2}</a>"));

    private static Html Parts(CaughtMail mail, MailContent content) => Html.Of($"""
        <h2>Parts</h2>
        <ul class="parts">
        {Html.Join(content.Parts.Select(part => Part(mail, part)))}<li><a href="/mails/{mail.Id}/source" download>{mail.Id}.eml</a> <span>the whole mail, {Shown.Size(mail.Size)}</span></li>
        </ul>
        """);

    private static Html Part(CaughtMail mail, MailPart part) => Html.Of($"""
        <li><a href="/mails/{mail.Id}/parts/{new Html($"{part.Index}")}" download>{Shown.Apart(part.FileName)}</a> <span>{Shown.Apart(part.Kind)}, {Shown.Size(part.Decode().Length)}</span></li>

        """);
}
