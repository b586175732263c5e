using EventBooking.Presentation.Localization;

namespace EventBooking.Api.Features.Pages;

/// <summary>Sets up what pages are written with.</summary>
internal static class PageExtensions
{
    /// <summary>Registers how they are written, and that people see failures as pages.</summary>
    public static WebApplicationBuilder AddPages(this WebApplicationBuilder builder)
    {
        builder.Services.AddHtmlText();
        builder.Services.AddSingleton<FailurePage>(PageResults.Of);
        return builder;
    }
}
