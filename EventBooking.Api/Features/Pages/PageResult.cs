using System.Text;
using EventBooking.Presentation.Localization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace EventBooking.Api.Features.Pages;

/// <summary>A page that stands alone: it runs no script, loads nothing and can be put into no other page.</summary>
internal sealed class PageResult<TPage>(int status, Texts texts, IReadOnlyDictionary<string, object?> parameters) : IResult
    where TPage : IComponent
{
    private static readonly string Policy =
        $"default-src 'none'; style-src {PageStyle.Source}; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var bytes = Encoding.UTF8.GetBytes(await RenderAsync(httpContext.RequestServices));
        var response = httpContext.Response;
        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";
        response.ContentLength = bytes.Length;
        response.Headers.ContentLanguage = texts.Language;
        response.Headers.Vary = "Accept-Language";
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers["X-Robots-Tag"] = "noindex";
        if (!HttpMethods.IsHead(httpContext.Request.Method))
        {
            await response.Body.WriteAsync(bytes, httpContext.RequestAborted);
        }
    }

    private async Task<string> RenderAsync(IServiceProvider services)
    {
        var all = new Dictionary<string, object?>(parameters, StringComparer.Ordinal) { ["Texts"] = texts };
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<TPage>(ParameterView.FromDictionary(all))).ToHtmlString());
    }
}
