namespace EventBooking.LocalServers;

/// <summary>How the content of a mail ended.</summary>
internal enum DataResult
{
    /// <summary>It is there.</summary>
    Complete,

    /// <summary>It was larger than is taken.</summary>
    TooBig,

    /// <summary>A line was longer than RFC 5321 allows.</summary>
    LineTooLong,

    /// <summary>See <see cref="LineKind.BareEnd"/>.</summary>
    BareEnd,

    /// <summary>The client left or fell silent in the middle of it.</summary>
    Broken,
}
