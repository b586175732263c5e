using Microsoft.AspNetCore.Http;

namespace EventBooking.LocalServers;

/// <summary>What all pages have in common.</summary>
internal static class PageLayout
{
    public static IResult Page(string title, Html content, int status = StatusCodes.Status200OK) => Results.Content(
        Html.Of($"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{title}</title>
            <link rel="icon" href="data:,">
            <link rel="stylesheet" href="/style.css">
            </head>
            <body>
            {content}
            </body>
            </html>

            """).Text,
        "text/html; charset=utf-8",
        statusCode: status);

    public static IResult NotFound() => Page(
        "No such mail",
        Html.Of($"""
            <main>
            <h1>No such mail</h1>
            <p>It was deleted, or never came. <a href="/">All mails</a></p>
            </main>
            """),
        StatusCodes.Status404NotFound);
}
