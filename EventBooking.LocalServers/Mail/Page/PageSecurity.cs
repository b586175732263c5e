using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace EventBooking.LocalServers;

/// <summary>Keeps mails from doing anything to who looks at them, and pages of others from looking at mails.</summary>
internal static class PageSecurity
{
    private const string OwnPages = "default-src 'none'; style-src 'self'; frame-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    // Styles and images within it, nothing from elsewhere: a picture that is fetched says who reads the mail, and when.
    private const string MailHtml = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    private static readonly string[] Hosts = ["127.0.0.1", "localhost"];

    public static void UsePageSecurity(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        // A name of somebody else's that leads here makes his page one of the same origin.
        if (!Hosts.Contains(context.Request.Host.Host, StringComparer.OrdinalIgnoreCase))
        {
            context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
            return;
        }

        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = OwnPages;
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        await next(context);
    });

    /// <summary>For the HTML of a mail, within a page of ours.</summary>
    public static void AllowFrame(HttpResponse response) => response.Headers.ContentSecurityPolicy = MailHtml;
}
