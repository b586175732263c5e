using EventBooking.Presentation.Localization;

namespace EventBooking.Api.Features.Pages;

/// <summary>The pages that there are.</summary>
internal static class PageResults
{
    /// <summary>A booking.</summary>
    public static IResult Booking(int status, Texts texts, BookingPageModel booking) =>
        new PageResult<BookingPage>(
            status, texts, new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(BookingPage.Booking)] = booking });

    /// <summary>A title and a text, and a button where there is something to do.</summary>
    public static IResult Message(int status, Texts texts, string title, string text, string? button = null) =>
        new PageResult<MessagePage>(status, texts, new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(MessagePage.Title)] = title,
            [nameof(MessagePage.Text)] = text,
            [nameof(MessagePage.Button)] = button,
        });

    /// <summary>What a person sees in place of a problem document; null where the address is no page's.</summary>
    public static IResult? Of(HttpContext context, Failure failure) =>
        context.Request.Path.StartsWithSegments(TokenPaths.Pages, StringComparison.OrdinalIgnoreCase) ? Failure(context, failure) : null;

    /// <summary>What a person sees of a failure.</summary>
    public static IResult Failure(HttpContext context, Failure failure)
    {
        var texts = Texts.In(PreferredLanguage.Of(context.Request) ?? Languages.English);
        var page = texts.Page;
        return failure.Kind.ToStatus() switch
        {
            StatusCodes.Status404NotFound => Message(StatusCodes.Status404NotFound, texts, page.NotFoundTitle, page.NotFoundText),
            >= StatusCodes.Status500InternalServerError and var status =>
                Message(status, texts, page.UnavailableTitle, page.UnavailableText),
            var status => Message(status, texts, page.RefusedTitle, page.RefusedText),
        };
    }
}
