namespace EventBooking.LocalServers;

/// <summary>The steps of an SMTP conversation, in their order.</summary>
public enum MailStage
{
    /// <summary>A client connected.</summary>
    Connected,

    /// <summary>MAIL FROM.</summary>
    Sender,

    /// <summary>One RCPT TO.</summary>
    Recipient,

    /// <summary>The whole mail is there, but not yet kept.</summary>
    Content,

    /// <summary>The mail is kept and the client does not know yet: an answer given now is one that betrays it.</summary>
    Kept,
}
