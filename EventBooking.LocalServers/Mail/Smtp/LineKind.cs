namespace EventBooking.LocalServers;

/// <summary>What <see cref="SmtpChannel"/> found where it looked for a line.</summary>
internal enum LineKind
{
    /// <summary>A line that ends as it should.</summary>
    Line,

    /// <summary>A line beyond the limit; it was passed over.</summary>
    TooLong,

    /// <summary>A line feed or a carriage return alone: who takes either for the end of a line can be made to see a mail within a mail.</summary>
    BareEnd,

    /// <summary>The client hung up.</summary>
    Closed,

    /// <summary>The client was silent for too long, or did not read.</summary>
    TimedOut,

    /// <summary>The server is about to stop.</summary>
    Stopping,
}
