using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using EventBooking.Domain;
using EventBooking.Domain.Bookings;

namespace EventBooking.Api.Features.Bookings;

/// <summary>What is to change about a booking. A member that is absent changes nothing; null clears email, phone or language.</summary>
internal sealed record ChangeRequest
{
    private readonly BookingChangeDraft _draft = new();
    private readonly Optional<Guid?> _sameSlotId;

    /// <summary>The slot to move to; it must belong to the same event and be open.</summary>
    [DisallowNull]
    public Guid? NewTimeSlotId
    {
        get => _draft.NewTimeSlotId.Value;
        init => _draft = _draft with { NewTimeSlotId = Given<Guid?>(value) };
    }

    /// <summary>The same as new_time_slot_id, which is taken where both are there.</summary>
    [DisallowNull]
    public Guid? TimeSlotId
    {
        get => _sameSlotId.Value;
        init => _sameSlotId = Given<Guid?>(value);
    }

    /// <summary>The new name, one line of 1 to 255 characters, without the address of a page.</summary>
    [DisallowNull, Length(1, Limits.NameLength)]
    public string? AttendeeName
    {
        get => _draft.AttendeeName.Value;
        init => _draft = _draft with { AttendeeName = Given<string?>(value) };
    }

    /// <summary>The new e-mail address; null clears it. A first one brings a confirmation.</summary>
    [MaxLength(Limits.EmailLength), EmailAddress]
    public string? Email
    {
        get => _draft.Email.Value;
        init => _draft = _draft with { Email = Given(value) };
    }

    /// <summary>The new telephone number, without an extension; null clears it.</summary>
    [MaxLength(Limits.PhoneLength)]
    public string? Phone
    {
        get => _draft.Phone.Value;
        init => _draft = _draft with { Phone = Given(value) };
    }

    /// <summary>The new number of seats, 1 to 100; more seats need room.</summary>
    [DisallowNull, Range(1, Limits.PartySize)]
    public int? PartySize
    {
        get => _draft.PartySize.Value;
        init => _draft = _draft with { PartySize = Given<int?>(value) };
    }

    /// <summary>The new language; null goes back to the event's.</summary>
    [MaxLength(Limits.LanguageLength)]
    public string? Language
    {
        get => _draft.Language.Value;
        init => _draft = _draft with { Language = Given(value) };
    }

    public BookingChangeDraft ToDraft() => _draft.NewTimeSlotId.IsGiven ? _draft : _draft with { NewTimeSlotId = _sameSlotId };

    // The serializer sets exactly the members that the body has.
    private static Optional<T> Given<T>(T value) => new(value, IsGiven: true);
}
