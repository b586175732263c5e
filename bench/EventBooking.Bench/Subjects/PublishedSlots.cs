namespace EventBooking.Bench.Subjects;

/// <summary>Events that were published for one turn, and all their slots.</summary>
internal sealed record PublishedSlots(IReadOnlyList<Guid> Events, IReadOnlyList<Guid> Slots)
{
    /// <summary>The path of the call that lists an event's slots.</summary>
    public string SlotsPath => SlotsPathOf(Events[0]);

    public static string SlotsPathOf(Guid eventId) => $"/api/v1/events/{eventId}/slots";

    /// <summary>Writes the ids where wrk's scripts read them, and returns the variables that name the files.</summary>
    public Dictionary<string, string?> WriteFiles(string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(TreePaths.Work, "ids")).FullName;
        var events = Path.Combine(folder, $"{name}.events");
        var slots = Path.Combine(folder, $"{name}.slots");
        File.WriteAllLines(events, Events.Select(id => id.ToString()));
        File.WriteAllLines(slots, Slots.Select(id => id.ToString()));
        return new Dictionary<string, string?>(StringComparer.Ordinal) { ["EVENTS"] = events, ["SLOTS"] = slots };
    }
}
