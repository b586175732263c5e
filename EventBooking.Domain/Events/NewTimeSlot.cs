namespace EventBooking.Domain.Events;

/// <summary>A slot of a <see cref="NewEvent"/>.</summary>
public sealed class NewTimeSlot
{
    internal NewTimeSlot()
    {
    }

    /// <summary>Local date on which it begins.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Local time at which it begins.</summary>
    public required TimeOnly StartTime { get; init; }

    /// <summary>Local date on which it ends.</summary>
    public required DateOnly EndDate { get; init; }

    /// <summary>Local time at which it ends; with its date, after the start.</summary>
    public required TimeOnly EndTime { get; init; }

    /// <summary>Seats.</summary>
    public required int MaxCapacity { get; init; }
}
