namespace EventBooking.LocalServers;

/// <summary>What a client said of itself.</summary>
internal sealed class SmtpPeer
{
    /// <summary>Null before it greeted.</summary>
    public string? Name { get; set; }

    /// <summary>It said EHLO.</summary>
    public bool IsExtended { get; set; }

    public bool IsAuthenticated { get; set; }

    /// <summary>As a Received line names it (RFC 3848).</summary>
    public string Protocol(bool isSecure) => (IsExtended, isSecure, IsAuthenticated) switch
    {
        (false, _, _) => "SMTP",
        (_, false, false) => "ESMTP",
        (_, true, false) => "ESMTPS",
        (_, false, true) => "ESMTPA",
        _ => "ESMTPSA",
    };
}
