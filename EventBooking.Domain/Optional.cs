namespace EventBooking.Domain;

/// <summary>A value that a change gives or leaves out: leaving out keeps what is there, giving null clears it.</summary>
public readonly record struct Optional<T>(T Value, bool IsGiven)
{
    /// <summary>The value given, or what was there before.</summary>
    public T Or(T current) => IsGiven ? Value : current;

    /// <summary>What a given value becomes; none stays none.</summary>
    public Optional<TResult> Select<TResult>(Func<T, TResult> selector) => IsGiven ? new(selector(Value), IsGiven: true) : default;
}
