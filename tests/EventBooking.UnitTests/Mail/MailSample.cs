using EventBooking.Domain.Bookings;
using EventBooking.Domain.Events;
using EventBooking.Domain.Notifications;
using EventBooking.Infrastructure.Tokens;
using EventBooking.Notifier.Bookings;
using EventBooking.Notifier.Mail;
using EventBooking.Notifier.Mail.Content;
using EventBooking.Notifier.Mail.Html;
using EventBooking.Presentation.CheckIn;
using EventBooking.Presentation.Links;
using EventBooking.Presentation.Localization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MimeKit;

namespace EventBooking.UnitTests.Mail;

/// <summary>Mails about two seats of a workshop in Berlin, 14 June 2031, nine to twelve; it moved there from the afternoon.</summary>
internal static class MailSample
{
    public const string Token = "PiPoFgA5WUoziU9lZOGxNIu9egCI1CxKy3PurtWcAJ0";
    public static readonly DateTimeOffset Now = new(2031, 5, 5, 11, 42, 7, TimeSpan.Zero);
    public static readonly Guid BookingId = Guid.Parse("01c2b38e-3fd6-7c3e-a4d2-71f06b5e8c29");
    public static readonly Guid DeliveryId = Guid.Parse("01c2b38e-4f01-7a10-9d2e-5b1c0f3a7e44");
    public static readonly PublicLinks Links = new(Options.Create(new PublicOptions { BaseUrl = "https://tickets.example.com" }));
    public static readonly CheckInCodes Codes = new(Options.Create(new CheckInOptions { Key = Convert.ToBase64String(new byte[32]) }));

    public static readonly StopReminderTokens StopTokens = new(new EphemeralDataProtectionProvider());

    public static Notification Notification(
        NotificationKind kind,
        string language = "en",
        string attendee = "Ada Lovelace",
        string name = "Bookbinding workshop",
        string? location = "Museum of Paper, Berlin",
        string email = "ada@example.com",
        string? phone = null)
    {
        var owner = Event.Publish(
            new EventDraft
            {
                Name = "Workshop",
                EventDate = new DateOnly(2031, 6, 14),
                TimeZone = "Europe/Berlin",
                OrganizerEmail = "organizer@example.com",
                TimeSlots =
                [
                    new TimeSlotDraft(new TimeOnly(9, 0), new TimeOnly(12, 0), 12, Date: null),
                    new TimeSlotDraft(new TimeOnly(14, 0), new TimeOnly(17, 0), 12, Date: null),
                ],
            }.Check().Value,
            Guid.CreateVersion7(Now), [Guid.CreateVersion7(Now), Guid.CreateVersion7(Now)], new byte[32], Now);

        // Past its rules: what they refuse today may be in the database from another day.
        typeof(Event).GetProperty(nameof(Event.Name))!.SetValue(owner, name);
        typeof(Event).GetProperty(nameof(Event.Location))!.SetValue(owner, location);
        var booking = new Booking
        {
            Id = BookingId,
            TimeSlotId = owner.TimeSlots[0].Id,
            AttendeeName = attendee,
            Email = email,
            Phone = phone,
            Language = language,
            PartySize = 2,
            TokenHash = new byte[32],
            Status = kind == NotificationKind.BookingCancelled ? BookingStatus.Cancelled : BookingStatus.Confirmed,
            Sequence = 3,
            CreatedAt = Now,
            UpdatedAt = Now,
        };
        return new Notification(
            DeliveryId, kind, 3, kind == NotificationKind.Reminder
                ? TimeSpan.FromHours(24)
                : null, new BookingDetails(booking, owner.TimeSlots[0], owner),
            kind == NotificationKind.BookingMoved ? owner.TimeSlots[1] : null, Token, Now);
    }

    public static MailComposer Composer(string? replyTo = null)
    {
        var options = Options.Create(
            new MailOptions { Host = "mail.example.com", From = "bookings@example.com", FromName = "Museum", ReplyTo = replyTo });
        var html = new MailHtml(new ServiceCollection().AddHtmlText().BuildServiceProvider());
        return new MailComposer(new MailContents(Links, Codes, StopTokens), html, options, new FixedTime());
    }

    public static Task<MimeMessage> ComposeAsync(Notification notification, string? replyTo = null) =>
        Composer(replyTo).ComposeAsync(notification, To(notification));

    public static MailboxAddress To(Notification notification)
    {
        var booking = notification.Details.Booking;
        MailAddresses.TryParse(booking.Email, booking.AttendeeName, out var to).ShouldBeTrue();
        return to!;
    }

    /// <summary>The mail as a mail program gets it.</summary>
    public static async Task<MimeMessage> SendAndReadAsync(Notification notification, string? replyTo = null)
    {
        using var wire = new MemoryStream();
        await (await ComposeAsync(notification, replyTo)).WriteToAsync(wire);
        wire.Position = 0;
        return await MimeMessage.LoadAsync(wire);
    }

    private sealed class FixedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }
}
