using EventBooking.Presentation.Localization;

namespace EventBooking.Api.Features.Pages;

internal static class PageExtensions
{
    public static WebApplicationBuilder AddPages(this WebApplicationBuilder builder)
    {
        builder.Services.AddHtmlText();
        builder.Services.AddSingleton<FailurePage>(PageResults.Of);
        return builder;
    }
}
