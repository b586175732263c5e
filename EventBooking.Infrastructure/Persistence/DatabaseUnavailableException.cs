
namespace EventBooking.Infrastructure.Persistence;

/// <summary>The database could not do the work within the time that a request waits.</summary>
public sealed class DatabaseUnavailableException(string code, bool inDoubt, Exception inner)
    : Exception($"The database did not do the work in time: {code}.", inner)
{
    /// <summary>The code that the caller gets.</summary>
    public string Code { get; } = code;

    /// <summary>Whether a try was sent whose outcome is unknown: it may have been committed.</summary>
    public bool InDoubt { get; } = inDoubt;

    /// <summary>The same for another caller: each has one of its own, as rethrowing adds to it.</summary>
    internal DatabaseUnavailableException ForAnother(bool inDoubt) => new(Code, inDoubt, InnerException ?? this);
}
