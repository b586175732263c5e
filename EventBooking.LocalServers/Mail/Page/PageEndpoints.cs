using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace EventBooking.LocalServers;

/// <summary>The web page: reads only.</summary>
internal static class PageEndpoints
{
    public static void MapMailPage(this IEndpointRouteBuilder routes, LocalMailCatcher catcher, TimeProvider time)
    {
        routes.MapGet("/", (HttpContext context, int? page, string? updates) => ListPage.Show(context, catcher, time, page, updates));
        routes.MapGet("/style.css", () => Results.Stream(typeof(PageEndpoints).Assembly.GetManifestResourceStream("style.css")!, "text/css"));
        routes.MapGet("/mails/{id}", (string id, string? view, CancellationToken stop) =>
            ReadAsync(catcher, id, (mail, content) => MailPage.ShowAsync(mail, content, time, view, stop), stop));
        routes.MapGet("/mails/{id}/html", (HttpContext context, string id, CancellationToken stop) =>
            ReadAsync(catcher, id, (_, content) => Framed(context, content), stop));
        routes.MapGet("/mails/{id}/source", (string id) => Source(catcher, id));
        routes.MapGet("/mails/{id}/parts/{index:int}", (string id, int index, CancellationToken stop) =>
            ReadAsync(catcher, id, (_, content) => Download(content, index), stop));
    }

    private static async Task<IResult> ReadAsync(
        LocalMailCatcher catcher, string id, Func<CaughtMail, MailContent, Task<IResult>> show, CancellationToken cancellationToken)
    {
        if (catcher.Mails.Find(id) is not { } mail || !File.Exists(mail.FilePath))
        {
            return PageLayout.NotFound();
        }

        using var message = await mail.LoadAsync(cancellationToken);
        return await show(mail, new MailContent(message));
    }

    private static Task<IResult> Framed(HttpContext context, MailContent content)
    {
        PageSecurity.AllowFrame(context.Response);
        return Task.FromResult(content.HasHtml ? Results.Content(content.SelfContainedHtml(), "text/html; charset=utf-8") : PageLayout.NotFound());
    }

    // Never by its own media type: what a mail brings is not to be opened in the browser.
    private static Task<IResult> Download(MailContent content, int index) => Task.FromResult(
        content.Parts.ElementAtOrDefault(index) is { } part ? Results.File(part.Decode(), "application/octet-stream", part.FileName) : PageLayout.NotFound());

    private static IResult Source(LocalMailCatcher catcher, string id) => catcher.Mails.Find(id) is { } mail && File.Exists(mail.FilePath)
        ? Results.File(mail.FilePath, "application/octet-stream", $"{mail.Id}.eml")
        : PageLayout.NotFound();
}
