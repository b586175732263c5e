using MimeKit;

namespace EventBooking.LocalServers;

/// <summary>What the list shows of a mail.</summary>
/// <param name="Sender">Of the envelope.</param>
/// <param name="Recipients">Of the envelope.</param>
/// <param name="Subject">Decoded.</param>
/// <param name="MessageId">Without angle brackets.</param>
/// <param name="Size">Of its file, in bytes.</param>
internal sealed record MailDetails(string Sender, IReadOnlyList<string> Recipients, string Subject, string MessageId, long Size)
{
    /// <summary>Longer headers are not looked at.</summary>
    public const int HeadSize = 64 * 1024;

    /// <summary>Of a mail that just came.</summary>
    public static MailDetails Of(Envelope envelope, ReadOnlyMemory<byte> head, long size)
    {
        var headers = HeadersOf(head);
        return new MailDetails(envelope.Sender, envelope.Recipients, SubjectOf(headers), IdOf(headers), size);
    }

    /// <summary>Of one that lies in its file, with the lines that <see cref="Envelope"/> wrote.</summary>
    public static MailDetails Read(string path)
    {
        var head = new byte[HeadSize];
        int length;
        long size;
        try
        {
            using var file = File.OpenHandle(path);
            size = RandomAccess.GetLength(file);
            length = RandomAccess.Read(file, head, fileOffset: 0);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Deleted by somebody meanwhile.
            return new MailDetails("", [], "", "", 0);
        }

        var headers = HeadersOf(head.AsMemory(0, length));
        // What follows the first Received line was written by the client, whatever it looks like.
        var trace = headers.TakeWhile(header => header.Id != HeaderId.Received).ToList();
        return new MailDetails(
            trace.Find(header => header.Id == HeaderId.ReturnPath)?.Value.Trim('<', '>') ?? "",
            [.. trace.Where(header => header.Field == Envelope.RecipientHeader).Select(header => header.Value)],
            SubjectOf(headers),
            IdOf(headers),
            size);
    }

    private static HeaderList HeadersOf(ReadOnlyMemory<byte> head)
    {
        try
        {
            using var stream = new MemoryStream(head.ToArray(), writable: false);
            return HeaderList.Load(stream);
        }
        catch (FormatException)
        {
            // No headers at all.
            return [];
        }
    }

    private static string SubjectOf(HeaderList headers) => headers[HeaderId.Subject] ?? "";

    private static string IdOf(HeaderList headers) => headers[HeaderId.MessageId]?.Trim().Trim('<', '>') ?? "";
}
