namespace EventBooking.Domain;

/// <summary>A value that a change gives or leaves out: leaving out keeps what is there, giving null clears it.</summary>
/// <param name="IsGiven">Whether there is one.</param>
/// <typeparam name="T">The value's type.</typeparam>
public readonly record struct Optional<T>(T Value, bool IsGiven)
{
    /// <summary>The value given, or what was there before.</summary>
    /// <param name="current">What was there before.</param>
    public T Or(T current) => IsGiven ? Value : current;

    /// <summary>What a given value becomes; none stays none.</summary>
    /// <param name="selector">Called where there is a value.</param>
    /// <typeparam name="TResult">What it becomes.</typeparam>
    public Optional<TResult> Select<TResult>(Func<T, TResult> selector) => IsGiven ? new(selector(Value), IsGiven: true) : default;
}
