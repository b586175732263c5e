namespace EventBooking.Notifier.Queue;

/// <summary>Reasons that the queue itself gives. They are kept, measured and shown, so none is ever renamed.</summary>
internal static class Reasons
{
    /// <summary>This channel is switched off, and was for an hour.</summary>
    public const string ChannelOff = "channel_off";

    /// <summary>There is no need to send it again, but an earlier attempt may have reached its recipient.</summary>
    public const string MaybeSent = "maybe_sent";

    /// <summary>A notifier did not settle it in time.</summary>
    public const string LeaseOver = "lease_over";

    /// <summary>The channel's server did not answer in time.</summary>
    public const string Timeout = "timeout";

    /// <summary>The version that claimed it does not know its kind.</summary>
    public const string UnknownKind = "unknown_kind";

    /// <summary>A bug.</summary>
    public const string InternalError = "internal_error";

    /// <summary>Reasons, as an SQL list, after which it may have been sent.</summary>
    public const string Unsure = $"('{Timeout}', 'connection_lost', '{LeaseOver}', '{MaybeSent}')";
}
