namespace EventBooking.Domain;

/// <summary>What sort of failure it is: what a caller who does not know its code can go by.</summary>
public enum FailureKind
{
    /// <summary>The request itself is wrong.</summary>
    Invalid,

    /// <summary>What it names does not exist.</summary>
    NotFound,

    /// <summary>What it names exists, but cannot be asked for this.</summary>
    MethodNotAllowed,

    /// <summary>It came too slowly.</summary>
    Timeout,

    /// <summary>The state of what it names does not allow it.</summary>
    Conflict,

    /// <summary>What it names existed once.</summary>
    Gone,

    /// <summary>It is larger than the service takes.</summary>
    TooLarge,

    /// <summary>It is in a form that the service does not read.</summary>
    UnsupportedForm,

    /// <summary>A mistake of ours.</summary>
    Internal,

    /// <summary>The service cannot do it right now.</summary>
    Unavailable,
}
