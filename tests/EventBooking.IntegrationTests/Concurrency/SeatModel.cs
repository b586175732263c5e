namespace EventBooking.IntegrationTests.Concurrency;

/// <summary>What a random history does next. Numbers are taken modulo what there is: any history is a valid one.</summary>
public abstract record Step
{
    public sealed record Book(int Slot, int Party) : Step;

    public sealed record Move(int Booking, int Slot) : Step;

    public sealed record Resize(int Booking, int Party) : Step;

    public sealed record Cancel(int Booking) : Step;
}

/// <summary>The plainest book-keeping of seats that can be right: the yardstick for the real one.</summary>
/// <param name="capacities">Seats of each slot.</param>
public sealed class SeatModel(IReadOnlyList<int> capacities)
{
    private readonly List<(int Slot, int Party, bool IsLive)> _bookings = [];

    public int Count => _bookings.Count;

    public int Seats(int slot) => _bookings.Where(booking => booking.IsLive && booking.Slot == slot).Sum(booking => booking.Party);

    /// <summary>The code that the API must answer with; null for a success.</summary>
    public string? Book(int slot, int party)
    {
        if (Seats(slot) + party > capacities[slot])
        {
            return "time_slot_full";
        }

        _bookings.Add((slot, party, true));
        return null;
    }

    public string? Change(int index, int slot, int party)
    {
        var booking = _bookings[index];
        if (!booking.IsLive)
        {
            return "booking_cancelled";
        }

        var others = Seats(slot) - (slot == booking.Slot ? booking.Party : 0);
        var asksForSeats = slot != booking.Slot || party > booking.Party;
        if (asksForSeats && others + party > capacities[slot])
        {
            return "time_slot_full";
        }

        _bookings[index] = booking with { Slot = slot, Party = party };
        return null;
    }

    public string? Cancel(int index)
    {
        if (!_bookings[index].IsLive)
        {
            return "booking_cancelled";
        }

        _bookings[index] = _bookings[index] with { IsLive = false };
        return null;
    }

    public (int Slot, int Party) Booking(int index) => (_bookings[index].Slot, _bookings[index].Party);
}
