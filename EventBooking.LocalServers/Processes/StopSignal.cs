namespace EventBooking.LocalServers;

/// <summary>How a child is asked to stop; the numbers are those of every Unix.</summary>
public enum StopSignal
{
    /// <summary>SIGINT: PostgreSQL's fast and clean stop.</summary>
    Interrupt = 2,

    /// <summary>SIGQUIT: PostgreSQL's immediate stop, which recovers at the next start.</summary>
    Quit = 3,

    /// <summary>SIGKILL: at once, for what keeps nothing.</summary>
    Kill = 9,

    /// <summary>SIGTERM: the orderly stop of nearly everything.</summary>
    Terminate = 15,
}
