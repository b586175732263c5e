using System.Security.Cryptography;
using EventBooking.Domain;
using EventBooking.Domain.Bookings;
using EventBooking.Domain.Events;
using EventBooking.Domain.Notifications;
using EventBooking.Infrastructure.Deliveries;
using EventBooking.Infrastructure.Tokens;
using EventBooking.Notifier.Queue;
using Microsoft.Extensions.Options;

namespace EventBooking.Notifier.Bookings;

/// <summary>Makes notifications of deliveries about bookings: reads the bookings, lets the rules decide, opens what is sealed.</summary>
internal sealed class BookingNotifications(
    BookingReader reader,
    TokenVault tokens,
    AddressVault addresses,
    IOptions<ReminderOptions> reminders,
    IOptions<DeliveryOptions> options,
    TimeProvider time)
{
    private readonly IReadOnlyList<TimeSpan> _leads = reminders.Value.Read();

    /// <inheritdoc cref="IDeliveryChannel.LoadAsync"/>
    public async Task<IReadOnlyList<Outgoing>> LoadAsync(
        IReadOnlyList<ClaimedDelivery> claimed,
        Channel channel,
        Func<Notification, CancellationToken, Task<SendResult>> send,
        CancellationToken cancellationToken)
    {
        var bookings = await reader.ReadAsync(claimed, cancellationToken);
        var slots = await reader.ReadPreviousSlotsAsync(claimed, cancellationToken);
        var rules = new BookingRules(_leads, options.Value.GiveUpAfter, time.Now());
        return [.. claimed.Select(delivery => Decide(
            rules, delivery, channel, bookings.GetValueOrDefault(delivery.SubjectId), slots.GetValueOrDefault(delivery.Id), send))];
    }

    private Outgoing Decide(
        BookingRules rules,
        ClaimedDelivery delivery,
        Channel channel,
        BookingDetails? details,
        TimeSlot? previous,
        Func<Notification, CancellationToken, Task<SendResult>> send)
    {
        if (!NotificationKinds.TryParse(delivery.Kind, out var kind, out var lead))
        {
            return new Outgoing.Send(_ => Task.FromResult<SendResult>(new SendResult.Temporary(Reasons.UnknownKind)));
        }

        return rules.Decide(delivery, kind, lead, channel, details, previous?.Id) switch
        {
            Verdict.Send verdict when details is not null =>
                new Outgoing.Send(stopping => SendAsync(delivery, verdict, details, previous, send, stopping)),
            Verdict.Skip { Reason: var reason } => new Outgoing.Skip(reason),
            _ => new Outgoing.Skip(SkipReasons.BookingGone),
        };
    }

    private async Task<SendResult> SendAsync(
        ClaimedDelivery delivery,
        Verdict.Send verdict,
        BookingDetails details,
        TimeSlot? previous,
        Func<Notification, CancellationToken, Task<SendResult>> send,
        CancellationToken stopping)
    {
        Notification notification;
        try
        {
            if (verdict.Kind == NotificationKind.AddressRemoved && delivery.AddressSealed is { } address)
            {
                var removed = addresses.Unseal(details.Booking.Id, address);
                if (string.Equals(removed, details.Booking.Email, StringComparison.OrdinalIgnoreCase))
                {
                    // It is back.
                    return new SendResult.Skipped(SkipReasons.Superseded);
                }

                notification = Farewell(delivery, details, removed);
            }
            else if (details.Booking.TokenSealed is { } token && tokens.Unseal(token, details.Booking.TokenHash) is { } opened)
            {
                notification = Of(delivery, verdict, details, previous, opened);
            }
            else
            {
                return new SendResult.Permanent("token_mismatch");
            }
        }
        catch (CryptographicException)
        {
            return new SendResult.Temporary("token_unreadable");
        }

        return await send(notification, stopping);
    }

    private static Notification Of(
        ClaimedDelivery delivery, Verdict.Send verdict, BookingDetails details, TimeSlot? previous, string token) =>
        new(
            delivery.Id,
            verdict.Kind,
            verdict.Kind == NotificationKind.Reminder ? details.Booking.Sequence : delivery.Sequence,
            verdict.Lead,
            details,
            verdict.Kind == NotificationKind.BookingMoved ? previous : null,
            token,
            delivery.OccurredAt);

    // The booking may be someone else's by now: the address hears nothing of it but that it is over there.
    private static Notification Farewell(ClaimedDelivery delivery, BookingDetails details, string address) => new(
        delivery.Id,
        NotificationKind.AddressRemoved,
        delivery.Sequence,
        ReminderLead: null,
        details with { Booking = details.Booking with { Email = address, AttendeeName = address, Sequence = delivery.Sequence } },
        PreviousSlot: null,
        Token: null,
        delivery.OccurredAt);
}
