namespace EventBooking.Domain;

/// <summary>What all failures of one code have in common.</summary>
/// <param name="Code">The code, in snake_case.</param>
/// <param name="Kind">What sort of failure it is.</param>
/// <param name="Title">What the code means, the same words each time.</param>
public sealed record FailureDefinition(string Code, FailureKind Kind, string Title)
{
    /// <summary>Identifies it as a type of problem (RFC 9457, section 3.1.1). A name, not an address.</summary>
    public string Urn { get; } = $"urn:eventbooking:problem:{Code}";
}
