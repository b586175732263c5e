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
