using System.Text;
using EventBooking.Infrastructure.Persistence;
using EventBooking.Presentation.CheckIn;

namespace EventBooking.Api.Features.Bookings;

internal static class CheckInImage
{
    public const string SvgType = "image/svg+xml";
    public const string PngType = "image/png";

    public static Task<Results<FileContentHttpResult, ProblemHttpResult>> HandleSvgAsync(
        PresentedToken presented, BookingDbContext database, CheckInCodes codes, CancellationToken cancellationToken) =>
        AnswerAsync(presented, database, codes, code => Encoding.UTF8.GetBytes(QrImages.Svg(code)), SvgType, cancellationToken);

    public static Task<Results<FileContentHttpResult, ProblemHttpResult>> HandlePngAsync(
        PresentedToken presented, BookingDbContext database, CheckInCodes codes, CancellationToken cancellationToken) =>
        AnswerAsync(presented, database, codes, QrImages.Png, PngType, cancellationToken);

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> AnswerAsync(
        PresentedToken presented, BookingDbContext database, CheckInCodes codes, Func<string, byte[]> draw, string mediaType, CancellationToken cancellationToken)
    {
        var found = await database.FindLiveAsync(presented, cancellationToken);
        return found.Match<Results<FileContentHttpResult, ProblemHttpResult>>(
            details => details.Event.Status == EventStatus.Cancelled
                ? new EventCancelled().ToProblem()
                : TypedResults.File(draw(codes.Create(details.Booking.Id)), mediaType),
            failure => failure.ToProblem());
    }
}
