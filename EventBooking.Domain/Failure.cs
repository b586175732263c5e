namespace EventBooking.Domain;

/// <summary>
/// An expected failure: something a caller can cause and should hear of. One record for each, with one of
/// <see cref="Failures"/>, which never changes, and a sentence that may.
/// </summary>
/// <param name="Definition">Its code and what that means.</param>
/// <param name="Detail">What happened, in one sentence for the person who caused it. Holds no personal data and no token.</param>
public abstract record Failure(FailureDefinition Definition, string Detail)
{
    /// <summary>Its code.</summary>
    public string Code => Definition.Code;

    /// <summary>What sort of failure it is.</summary>
    public FailureKind Kind => Definition.Kind;
}

/// <summary>What all failures of one code have in common.</summary>
/// <param name="Code">The code, in snake_case.</param>
/// <param name="Kind">What sort of failure it is.</param>
/// <param name="Title">What the code means, the same words each time.</param>
public sealed record FailureDefinition(string Code, FailureKind Kind, string Title)
{
    /// <summary>Identifies it as a type of problem (RFC 9457, section 3.1.1). A name, not an address.</summary>
    public string Urn { get; } = $"urn:eventbooking:problem:{Code}";
}

/// <summary>More requests than the service can take right now. Nothing was done.</summary>
public sealed record Overloaded() : Failure(
    Failures.Overloaded, "The service has more requests than it can take. Try again after the time in Retry-After.");
