namespace EventBooking.Domain.Events;

/// <summary>A slot of a <see cref="NewEvent"/>. Its end lies after its start; both are local.</summary>
public sealed class NewTimeSlot
{
    internal NewTimeSlot()
    {
    }

    public required DateOnly Date { get; init; }
    public required TimeOnly StartTime { get; init; }
    public required DateOnly EndDate { get; init; }
    public required TimeOnly EndTime { get; init; }
    public required int MaxCapacity { get; init; }
}
