using System.Text.Encodings.Web;
using System.Text.Unicode;
using EventBooking.Api.Http;

namespace EventBooking.Api.Features.Pages;

/// <summary>Sets up what pages are written with.</summary>
internal static class PageExtensions
{
    /// <summary>Registers how they are written, and that people see failures as pages.</summary>
    public static WebApplicationBuilder AddPages(this WebApplicationBuilder builder)
    {
        // Letters of every script as they are, not as numbers: an Arabic page is a third as long.
        builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        builder.Services.AddSingleton<FailurePage>(PageResults.Of);
        return builder;
    }
}
