namespace EventBooking.Api.Features.Pages;

/// <summary>The routes of pages. Their paths are permanent: mails have them.</summary>
internal static class PageEndpoints
{
    public static void MapPages(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup(TokenPaths.Pages).RequireSchema();
        pages.MapRead("/{token}", ShowBooking.HandleAsync).ExcludeFromDescription();
        pages.MapRead("/{token}/reminders/stop", StopReminders.AskAsync).ExcludeFromDescription();
        pages.MapPost("/{token}/reminders/stop", StopReminders.StopAsync).ExcludeFromDescription();
    }
}
