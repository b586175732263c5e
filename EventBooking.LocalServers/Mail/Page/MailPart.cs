using MimeKit;

namespace EventBooking.LocalServers;

/// <summary>A part of a mail that holds no other parts.</summary>
internal sealed class MailPart(int index, MimeEntity entity)
{
    /// <summary>Its place among all parts.</summary>
    public int Index => index;

    /// <summary>Without parameters.</summary>
    public string MediaType => entity.ContentType.MimeType;

    /// <summary>With the parameter that tells calendar entries apart.</summary>
    public string Kind => entity.ContentType.Parameters["method"] is { } method ? $"{MediaType}; method={method}" : MediaType;

    public string? ContentId => entity.ContentId;

    public bool IsImage => entity.ContentType.MediaType.Equals("image", StringComparison.OrdinalIgnoreCase);

    /// <summary>The mail's own name for it, or one that says what it is.</summary>
    public string FileName => (entity as MimePart)?.FileName is { Length: > 0 } name ? Path.GetFileName(name.Replace('\\', '/')) : $"part-{index + 1}{Extension}";

    private string Extension => MediaType.ToLowerInvariant() switch
    {
        "text/plain" => ".txt",
        "text/html" => ".html",
        "text/calendar" => ".ics",
        "image/png" => ".png",
        "message/rfc822" => ".eml",
        _ => "",
    };

    public byte[] Decode()
    {
        using var content = new MemoryStream();
        switch (entity)
        {
            case MimePart { Content: { } encoded }:
                encoded.DecodeTo(content);
                break;
            case MessagePart { Message: { } message }:
                message.WriteTo(content);
                break;
        }

        return content.ToArray();
    }
}
