namespace EventBooking.Bench.Soak;

/// <summary>How things are after a part of a soak.</summary>
/// <param name="Requests">How many were answered so far.</param>
/// <param name="Mails">How many were sent so far.</param>
/// <param name="Memory">By service.</param>
internal sealed record SoakPoint(long Requests, long Mails, IReadOnlyDictionary<string, MemoryUse> Memory);
