namespace EventBooking.Infrastructure.Availability;

/// <summary>
/// How many seats of a slot are taken, as of a version of its row: of two counts of a slot, the one with the higher version is newer.
/// </summary>
public readonly record struct SlotCount(Guid EventId, Guid SlotId, long Version, int CurrentBookings);
