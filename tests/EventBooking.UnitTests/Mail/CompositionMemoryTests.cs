using System.Runtime.CompilerServices;
using EventBooking.Domain.Notifications;
using EventBooking.Notifier.Mail;
using static EventBooking.UnitTests.Mail.MailSample;

namespace EventBooking.UnitTests.Mail;

public sealed class CompositionMemoryTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("desk@example.com")]
    public async Task Nothing_keeps_a_mail_once_it_is_sent(string? replyTo)
    {
        var composer = Composer(replyTo);
        var mails = new List<WeakReference>();
        foreach (var kind in Enum.GetValues<NotificationKind>())
        {
            mails.Add(await SendAsync(composer, kind));
        }

        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        mails.Count(mail => mail.IsAlive).ShouldBe(0);
        GC.KeepAlive(composer);
    }

    // A method of its own, so that no local of the test's keeps a mail.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<WeakReference> SendAsync(MailComposer composer, NotificationKind kind)
    {
        var notification = Notification(kind);
        var mail = await composer.ComposeAsync(notification, To(notification));
        await mail.WriteToAsync(Stream.Null);
        return new WeakReference(mail);
    }
}
