using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace EventBooking.Api.Features.Pages;

/// <summary>Sets up what pages are written with.</summary>
internal static class PageExtensions
{
    /// <summary>Letters of every script as they are, not as numbers: an Arabic page is a third as long.</summary>
    public static WebApplicationBuilder AddPages(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        return builder;
    }
}
