using EventBooking.Api.Http;
using EventBooking.Domain;
using EventBooking.Presentation.Localization;

namespace EventBooking.Api.Features.Pages;

internal static class PageResults
{
    public static IResult Booking(int status, Texts texts, BookingPageModel booking) =>
        new PageResult<BookingPage>(
            status, texts, new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(BookingPage.Booking)] = booking });

    public static IResult Message(int status, Texts texts, string title, string text, string? button = null) =>
        new PageResult<MessagePage>(status, texts, new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(MessagePage.Title)] = title,
            [nameof(MessagePage.Text)] = text,
            [nameof(MessagePage.Button)] = button,
        });

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
