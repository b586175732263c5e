namespace EventBooking.Domain;

/// <summary>More requests than the service can take right now. Nothing was done.</summary>
public sealed record Overloaded() : Failure(
    Failures.Overloaded, "The service has more requests than it can take. Try again after the time in Retry-After.");
