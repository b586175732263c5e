using MimeKit;

namespace EventBooking.Notifier.Mail;

/// <summary>Parts of a mail, each encoded so that any server passes it on unchanged (RFC 2045, section 6).</summary>
internal static class MailParts
{
    private const string InviteName = "invite.ics";

    public static TextPart Text(string subtype, string text) =>
        new(subtype) { Text = text, ContentTransferEncoding = ContentEncoding.QuotedPrintable };

    public static MimePart Image(byte[] png, string id) => new("image", "png")
    {
        Content = new MimeContent(new MemoryStream(png)),
        ContentId = id,
        ContentDisposition = new ContentDisposition(ContentDisposition.Inline) { FileName = "check-in.png" },
        ContentTransferEncoding = ContentEncoding.Base64,
    };

    /// <summary>
    /// The calendar entry, where mail programs look for it (RFC 6047, section 2.4): they go by the method beside its type.
    /// </summary>
    public static MimePart Calendar(byte[] calendar, string method)
    {
        var part = new MimePart(
            "text",
            "calendar")
        { Content = new MimeContent(new MemoryStream(calendar)), ContentTransferEncoding = ContentEncoding.Base64 };
        part.ContentType.Parameters.Add("method", method);
        part.ContentType.Charset = "utf-8";
        return part;
    }

    /// <summary>The calendar entry as a file, for mail programs that know no calendar.</summary>
    public static MimePart CalendarFile(byte[] calendar) => new("application", "ics")
    {
        Content = new MimeContent(new MemoryStream(calendar)),
        ContentDisposition = new ContentDisposition(ContentDisposition.Attachment) { FileName = InviteName },
        ContentType = { Name = InviteName },
        ContentTransferEncoding = ContentEncoding.Base64,
    };
}
