namespace EventBooking.Notifier.Queue;

/// <summary>
/// What came of an attempt to send. Codes are short, such as <c>smtp_451</c>, <c>smtp_550</c>, <c>connection_refused</c>,
/// <c>timeout</c> or <c>invalid_address</c>: kept, logged and measured, so neither an address nor a server's own words are ever part of
/// one.
/// </summary>
internal abstract record SendResult
{
    /// <summary>The channel's server took it.</summary>
    public sealed record Sent : SendResult;

    /// <summary>Not this time; it is tried again.</summary>
    /// <param name="Code">Why, up to 64 characters.</param>
    public sealed record Temporary(string Code) : SendResult;

    /// <summary>It is not to be sent at all, as the settings say.</summary>
    /// <param name="Reason">One of <see cref="Bookings.SkipReasons"/>.</param>
    public sealed record Skipped(string Reason) : SendResult;

    /// <summary>Refused for good.</summary>
    /// <param name="Code">Why, up to 64 characters.</param>
    public sealed record Permanent(string Code) : SendResult;
}
