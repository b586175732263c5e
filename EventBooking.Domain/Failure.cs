namespace EventBooking.Domain;

/// <summary>
/// An expected failure: something a caller can cause and should be told about. One record for each, with a code from
/// <see cref="ErrorCodes"/> that never changes and a sentence that may.
/// </summary>
/// <param name="Code">The stable code of this failure, in snake_case.</param>
/// <param name="Detail">What happened, in one sentence for the person who caused it. Holds no personal data and no token.</param>
public abstract record Failure(string Code, string Detail);
