using EventBooking.Domain.Events;
using EventBooking.Domain.Notifications;

namespace EventBooking.Domain.Bookings;

/// <summary>Seats of a slot, held under a name. Anyone who knows its token may look at it, change it and cancel it.</summary>
public sealed record Booking
{
    /// <summary>Identifier, a version 7 UUID.</summary>
    public required Guid Id { get; init; }

    /// <summary>The slot it holds seats of.</summary>
    public required Guid TimeSlotId { get; init; }

    /// <summary>Name of who comes.</summary>
    public required string AttendeeName { get; init; }

    /// <summary>Where mail about it goes.</summary>
    public string? Email { get; init; }

    /// <summary>Where text messages about it go.</summary>
    public string? Phone { get; init; }

    /// <summary>
    /// The <see cref="Sequence"/> with which its e-mail address came; 0 where that was when it was made. So each of the addresses
    /// that the booking had one after the other has another number. Of no meaning while there is no address.
    /// </summary>
    public int EmailNumber { get; init; }

    /// <summary>As <see cref="EmailNumber"/>, of its telephone number.</summary>
    public int PhoneNumber { get; init; }

    /// <summary>BCP 47 language of its messages; null for the event's.</summary>
    public string? Language { get; init; }

    /// <summary>Its seats.</summary>
    public required int PartySize { get; init; }

    /// <summary>Hash of its token, 32 bytes.</summary>
    public required byte[] TokenHash { get; init; }

    /// <summary>Its token, encrypted; only where it has a contact, so that a message can carry the link.</summary>
    public byte[]? TokenSealed { get; init; }

    /// <summary>Whether it holds its seats.</summary>
    public BookingStatus Status { get; init; }

    /// <summary>0 when made, one more with each change that is notified: the SEQUENCE of its calendar entry (RFC 5545, 3.8.7.4).</summary>
    public int Sequence { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When it last moved to another slot; null where it never did.</summary>
    public DateTimeOffset? MovedAt { get; init; }

    /// <summary>When it was cancelled.</summary>
    public DateTimeOffset? CancelledAt { get; init; }

    /// <summary>Since when its holder wants no reminders; null where they may come.</summary>
    public DateTimeOffset? RemindersStoppedAt { get; init; }

    /// <summary>Whether there is an address or a number for messages.</summary>
    public bool HasContact => Email is not null || Phone is not null;

    /// <summary>Makes a booking. Whether there is room, the seat ledger says.</summary>
    /// <param name="tokenHash">Hash of its token, 32 bytes.</param>
    /// <param name="seal">Encrypts its token; called only where it has a contact.</param>
    /// <param name="now">The time, in whole microseconds.</param>
    public static Booking Make(NewBooking booking, Guid id, byte[] tokenHash, Func<byte[]> seal, DateTimeOffset now) => new()
    {
        Id = id,
        TimeSlotId = booking.TimeSlotId,
        AttendeeName = booking.AttendeeName,
        Email = booking.Email,
        Phone = booking.Phone,
        Language = booking.Language,
        PartySize = booking.PartySize,
        TokenHash = tokenHash,
        TokenSealed = booking.Email is null && booking.Phone is null ? null : seal(),
        CreatedAt = now,
        UpdatedAt = now,
    };

    /// <summary>Applies a change.</summary>
    /// <param name="target">The slot it is to be in, the same one if it does not move; null where there is none.</param>
    /// <param name="seal">Encrypts its token; called only where it gets its first contact.</param>
    /// <param name="now">The time, in whole microseconds.</param>
    /// <returns>What changed, or why nothing may: <see cref="BookingCancelled"/>, <see cref="TimeSlotNotFound"/>,
    /// <see cref="DifferentEvent"/>, or what <see cref="SlotFacts.Refuse"/> says.</returns>
    public Result<BookingUpdate> Apply(BookingChange change, SlotFacts slot, SlotFacts? target, Func<byte[]> seal, DateTimeOffset now)
    {
        var wanted = this with
        {
            TimeSlotId = change.NewTimeSlotId ?? TimeSlotId,
            AttendeeName = change.AttendeeName ?? AttendeeName,
            Email = change.Email.Or(Email),
            Phone = change.Phone.Or(Phone),
            Language = change.Language.Or(Language),
            PartySize = change.PartySize ?? PartySize,
        };
        var refusal = Status == BookingStatus.Cancelled ? new BookingCancelled() : RefuseSeats(wanted, slot, target, now);
        if (refusal is not null)
        {
            return refusal;
        }

        if (wanted == this)
        {
            return new BookingUpdate(this, this, Kind: null);
        }

        wanted = wanted with
        {
            EmailNumber = wanted.Email is null || wanted.Email == Email ? EmailNumber : Sequence + 1,
            PhoneNumber = wanted.Phone is null || wanted.Phone == Phone ? PhoneNumber : Sequence + 1,
            TokenSealed = wanted.HasContact ? TokenSealed ?? seal() : null,
            UpdatedAt = now,
            MovedAt = wanted.TimeSlotId == TimeSlotId ? MovedAt : now,
        };
        return Notify(wanted, KindOf(wanted));
    }

    /// <summary>Cancels the booking.</summary>
    /// <param name="now">The time, in whole microseconds.</param>
    /// <returns>What changed, or why it may not: <see cref="BookingCancelled"/>, <see cref="TimeSlotStarted"/>.</returns>
    public Result<BookingUpdate> Cancel(SlotFacts slot, DateTimeOffset now)
    {
        if (Status == BookingStatus.Cancelled)
        {
            return new BookingCancelled();
        }

        return slot.HasStarted(now) ? new TimeSlotStarted() : Withdraw(now);
    }

    /// <summary>Cancels a booking whose maker was refused, whatever its slot's state.</summary>
    /// <param name="now">The time, in whole microseconds.</param>
    public BookingUpdate Withdraw(DateTimeOffset now) => Notify(
        this with { Status = BookingStatus.Cancelled, UpdatedAt = now, CancelledAt = now }, NotificationKind.BookingCancelled);

    private Failure? RefuseSeats(Booking wanted, SlotFacts slot, SlotFacts? target, DateTimeOffset now)
    {
        if (target is not { } room)
        {
            return new TimeSlotNotFound();
        }

        if (room.EventId != slot.EventId)
        {
            return new DifferentEvent();
        }

        var moves = wanted.TimeSlotId != TimeSlotId;
        var needed = moves ? wanted.PartySize : wanted.PartySize - PartySize;
        if (!moves && needed == 0)
        {
            return null;
        }

        // Seats that are only given back ask for nothing but that the slot has not begun.
        var refusal = needed > 0 ? room.Refuse(seats: 0, now) : null;
        return refusal ?? (slot.HasStarted(now) ? new TimeSlotStarted() : needed > 0 ? room.Refuse(needed, now) : null);
    }

    private NotificationKind? KindOf(Booking wanted)
    {
        if ((Email is null && wanted.Email is not null) || (!HasContact && wanted.HasContact))
        {
            return NotificationKind.BookingConfirmed;
        }

        if (wanted.TimeSlotId != TimeSlotId)
        {
            return NotificationKind.BookingMoved;
        }

        // Another language changes nothing but how later messages are written.
        return wanted with { Language = Language, UpdatedAt = UpdatedAt, TokenSealed = TokenSealed } == this
            ? null
            : NotificationKind.BookingChanged;
    }

    private BookingUpdate Notify(Booking after, NotificationKind? kind)
    {
        var update = new BookingUpdate(this, after, after.HasContact ? kind : null);
        return update.Kind is null && update.RemovedEmail is null ? update : update with { After = after with { Sequence = Sequence + 1 } };
    }
}
