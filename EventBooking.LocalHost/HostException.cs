namespace EventBooking.LocalHost;

/// <summary>A failure that a person can do something about; the message is all they need to see.</summary>
internal sealed class HostException(string message) : Exception(message);
