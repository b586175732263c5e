using EventBooking.Api.Http;
using EventBooking.Presentation.Localization;

namespace EventBooking.Api.Features.Pages;

/// <summary>Pages and their routes. Their paths are permanent: mails have them.</summary>
internal static class PageEndpoints
{
    public static WebApplicationBuilder AddPages(this WebApplicationBuilder builder)
    {
        builder.Services.AddHtmlText();
        builder.Services.AddSingleton<FailurePage>(PageResults.Of);
        return builder;
    }

    public static void MapPages(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup(TokenPaths.Pages).RequireSchema();
        pages.MapRead("/{token}", ShowBooking.HandleAsync).ExcludeFromDescription();
        pages.MapRead("/{token}/reminders/stop", StopReminders.AskAsync).ExcludeFromDescription();
        pages.MapPost("/{token}/reminders/stop", StopReminders.StopAsync).ExcludeFromDescription();
    }
}
