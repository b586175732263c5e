namespace EventBooking.Domain;

/// <summary>What a use case made, or the <see cref="Domain.Failure"/> that says why it made nothing.</summary>
public readonly struct Result<T>
    where T : notnull
{
    private readonly T? _value;

    private Result(T? value, Failure? failure)
    {
        _value = value;
        Failure = failure;
    }

    /// <summary>Why there is no value; null on success.</summary>
    public Failure? Failure { get; }

    /// <summary>The value. Reading it from a failure is a bug and throws.</summary>
    public T Value => Failure is null && _value is { } value
        ? value
        : throw new InvalidOperationException($"There is no value: {Failure?.Code}.");

    /// <summary>Takes the one path or the other.</summary>
    public TResult Match<TResult>(Func<T, TResult> success, Func<Failure, TResult> failed) =>
        Failure is null ? success(Value) : failed(Failure);

    /// <summary>A success.</summary>
    public static implicit operator Result<T>(T value) => new(value, null);

    /// <summary>A failure.</summary>
    public static implicit operator Result<T>(Failure failure) => new(default, failure);
}
