using System.ComponentModel.DataAnnotations;
using EventBooking.Api.Http;
using EventBooking.Domain;
using EventBooking.Domain.Bookings;
using EventBooking.Infrastructure.Seats;
using EventBooking.Infrastructure.Tokens;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EventBooking.Api.Features.Bookings;

internal static class Book
{
    public static async Task<Results<CreatedJson<BookingResponse>, ProblemHttpResult>> HandleAsync(
        BookRequest request,
        SeatLedger ledger,
        TokenVault vault,
        TimeProvider time,
        HttpResponse response,
        CancellationToken cancellationToken)
    {
        var wanted = request.ToDraft(PreferredLanguage.Of(response.HttpContext.Request)?.Name).Check();
        if (wanted.Failure is not null)
        {
            return wanted.Failure.ToProblem();
        }

        // In a rush most are refused: before a token is made and sealed for them.
        if (await ledger.RefuseAsync(wanted.Value.TimeSlotId, wanted.Value.PartySize) is { } refusal)
        {
            return refusal.ToProblem();
        }

        var now = time.Now();
        var token = SecretToken.Create(now);
        var booking = Booking.Make(wanted.Value, Guid.CreateVersion7(now), token.Hash, () => vault.Seal(token), now);
        var booked = await ledger.BookAsync(booking, cancellationToken);
        return booked.Match<Results<CreatedJson<BookingResponse>, ProblemHttpResult>>(
            view => new CreatedJson<BookingResponse>($"/api/v1/bookings/{token.Text}", BookingResponse.Of(view, token)),
            failure => failure.ToProblem(response));
    }
}

/// <summary>A booking to make.</summary>
internal sealed record BookRequest
{
    /// <summary>Name of who comes, one line of 1 to 255 characters, without the address of a page. Required.</summary>
    [Required, Length(1, Limits.NameLength)]
    public string? AttendeeName { get; init; }

    /// <summary>The slot to book. Required.</summary>
    [Required]
    public Guid? TimeSlotId { get; init; }

    /// <summary>Where mail about the booking goes. There are no messages where this and phone are absent.</summary>
    [MaxLength(Limits.EmailLength), EmailAddress]
    public string? Email { get; init; }

    /// <summary>Where text messages about the booking go: a number that can be called directly, without an extension.</summary>
    [MaxLength(Limits.PhoneLength)]
    public string? Phone { get; init; }

    /// <summary>Seats, 1 to 100. One where absent.</summary>
    [Range(1, Limits.PartySize)]
    public int? PartySize { get; init; }

    /// <summary>
    /// BCP 47 language of messages. Where absent, the one that Accept-Language asks for, if messages exist in it; else the event's.
    /// </summary>
    [MaxLength(Limits.LanguageLength)]
    public string? Language { get; init; }

    public BookingDraft ToDraft(string? preferredLanguage) => new()
    {
        AttendeeName = AttendeeName,
        TimeSlotId = TimeSlotId,
        Email = Email,
        Phone = Phone,
        PartySize = PartySize,
        Language = Language ?? preferredLanguage,
    };
}
