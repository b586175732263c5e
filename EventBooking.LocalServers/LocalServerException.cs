namespace EventBooking.LocalServers;

/// <summary>A server could not be started; the message is a whole sentence for the person at the console.</summary>
public sealed class LocalServerException(string message, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>Whether another program had a port that this one was to listen on.</summary>
    public bool IsPortTaken { get; init; }
}
