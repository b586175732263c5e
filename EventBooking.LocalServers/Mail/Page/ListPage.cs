using Microsoft.AspNetCore.Http;

namespace EventBooking.LocalServers;

/// <summary>The mails, newest first, some on each page. The first page shows new ones by itself, unless told not to.</summary>
internal static class ListPage
{
    private const int PageSize = 50;
    private const int RefreshSeconds = 5;

    public static IResult Show(HttpContext context, LocalMailCatcher catcher, TimeProvider time, int? page, string? updates)
    {
        var number = Math.Clamp(page ?? 1, 1, int.MaxValue / PageSize);
        var skip = (number - 1) * PageSize;
        var mails = catcher.Mails.Newest(skip, PageSize);
        var isLive = number == 1 && updates != "off";
        if (isLive)
        {
            context.Response.Headers["Refresh"] = $"{RefreshSeconds}";
        }

        return PageLayout.Page(
            "Mails",
            Html.Of($"""
                <header>
                <h1>Mails</h1>
                <p>SMTP at 127.0.0.1:{new Html($"{catcher.Port}")}. {Updates(number, isLive)}</p>
                </header>
                <main>
                {(mails.Count == 0 ? Nothing(number) : Table(mails, time))}
                {Pages(number, skip, mails.Count, catcher.Mails.Count)}
                </main>
                """));
    }

    private static Html Updates(int page, bool isLive) => (page, isLive) switch
    {
        (1, true) => Html.Of($"New mails appear by themselves. <a href=\"/?updates=off\">Stop that</a>"),
        (1, false) => Html.Of($"<a href=\"/?updates=off\">Look again</a> or <a href=\"/\">let new mails appear by themselves</a>"),
        _ => Html.Of($"<a href=\"/\">Newest mails</a>"),
    };

    private static Html Nothing(int page) => page == 1 ? Html.Of($"<p class=\"nothing\">No mail has come yet.</p>") : Html.Of($"<p class=\"nothing\">There are no mails so far back.</p>");

    private static Html Table(IReadOnlyList<CaughtMail> mails, TimeProvider time) => Html.Of($"""
        <table class="mails">
        <thead><tr><th scope="col">Time</th><th scope="col">To</th><th scope="col">Subject</th><th scope="col" class="size">Size</th></tr></thead>
        <tbody>
        {Html.Join(mails.Select(mail => Row(mail, time)))}</tbody>
        </table>
        """);

    private static Html Row(CaughtMail mail, TimeProvider time) => Html.Of($"""
        <tr><td class="time">{Shown.Time(mail.ReceivedAt, time)}</td><td class="to">{Recipients(mail)}</td><td class="subject"><a href="/mails/{mail.Id}">{Shown.Apart(Shown.Subject(mail))}</a></td><td class="size">{Shown.Size(mail.Size)}</td></tr>

        """);

    private static Html Recipients(CaughtMail mail) => mail.Recipients switch
    {
        [] => Html.Empty,
        [var only] => Shown.Apart(only),
        [var first, ..] => Html.Of($"{Shown.Apart(first)} and {mail.Recipients.Count - 1} more"),
    };

    private static Html Pages(int page, int skip, int shown, int all)
    {
        if (all <= PageSize && page == 1)
        {
            return Html.Empty;
        }

        var newer = page > 1 ? Html.Of($"<a rel=\"prev\" href=\"{Address(page - 1)}\">Newer</a>") : Html.Empty;
        var older = skip + shown < all ? Html.Of($"<a rel=\"next\" href=\"{Address(page + 1)}\">Older</a>") : Html.Empty;
        var range = shown == 0 ? Html.Empty : Html.Of($"<span>{skip + 1}–{skip + shown} of {all}</span>");
        return Html.Of($"<nav class=\"pages\" aria-label=\"Pages\">{newer} {range} {older}</nav>");
    }

    private static string Address(int page) => page == 1 ? "/" : $"/?page={page}";
}
