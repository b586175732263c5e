using System.Text;
using EventBooking.Api.Http;
using EventBooking.Domain.Bookings;
using EventBooking.Infrastructure.CheckIn;
using EventBooking.Infrastructure.Seats;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EventBooking.Api.Features.Bookings;

/// <summary>Shows a booking's check-in code as a QR code.</summary>
internal static class CheckInImage
{
    public const string SvgType = "image/svg+xml";
    public const string PngType = "image/png";

    public static Task<Results<FileContentHttpResult, ProblemHttpResult>> HandleSvgAsync(
        PresentedToken presented, SeatLedger ledger, CheckInCodes codes, CancellationToken cancellationToken) =>
        AnswerAsync(presented, ledger, codes, code => Encoding.UTF8.GetBytes(QrImages.Svg(code)), SvgType, cancellationToken);

    public static Task<Results<FileContentHttpResult, ProblemHttpResult>> HandlePngAsync(
        PresentedToken presented, SeatLedger ledger, CheckInCodes codes, CancellationToken cancellationToken) =>
        AnswerAsync(presented, ledger, codes, QrImages.Png, PngType, cancellationToken);

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> AnswerAsync(
        PresentedToken presented, SeatLedger ledger, CheckInCodes codes, Func<string, byte[]> draw, string mediaType, CancellationToken cancellationToken)
    {
        if (presented.Secret is not { } secret)
        {
            return new BookingNotFound().ToProblem();
        }

        var found = await ledger.FindAsync(secret.Hash, cancellationToken);
        return found.Match<Results<FileContentHttpResult, ProblemHttpResult>>(
            view => TypedResults.File(draw(codes.Create(view.Booking.Id)), mediaType),
            failure => failure.ToProblem());
    }
}
