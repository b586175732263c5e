using EventBooking.Notifier.Mail.Content;
using MimeKit;

namespace EventBooking.Notifier.Mail;

/// <summary>What mail programs and servers read beside the text.</summary>
internal static class MailHeaders
{
    public static void AddTo(HeaderList headers, MailContent content)
    {
        headers.Add(HeaderId.ContentLanguage, content.Texts.Language);

        // No answering machine is to answer a machine (RFC 3834, section 5; the second is Exchange's way).
        headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        headers.Add("X-Auto-Response-Suppress", "All");
        if (content.StopRemindersLink is { } stop)
        {
            headers.Add(HeaderId.ListUnsubscribe, $"<{stop}>");
            headers.Add(HeaderId.ListUnsubscribePost, "List-Unsubscribe=One-Click");
        }
    }
}
