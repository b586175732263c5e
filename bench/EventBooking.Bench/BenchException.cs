namespace EventBooking.Bench;

/// <summary>Something without which nothing can be measured; the message is all that a person needs to see.</summary>
internal sealed class BenchException(string message) : Exception(message);
