using CsCheck;
using NodaTime;

namespace EventBooking.UnitTests.Domain;

/// <summary>Local times in every zone, most of them in the days around a clock change.</summary>
internal static class ClockChanges
{
    private static readonly LocalDateTime First = new(1900, 1, 1, 0, 0);
    private static readonly LocalDateTime Last = new(2200, 12, 31, 23, 59, 59);
    private static readonly (DateTimeZone Zone, Lazy<LocalDateTime[]> Changes)[] Zones =
    [
        .. DateTimeZoneProviders.Tzdb.Ids
            .Select(id => DateTimeZoneProviders.Tzdb[id])
            .Select(zone => (zone, new Lazy<LocalDateTime[]>(() => ChangesOf(zone)))),
    ];

    /// <summary>A zone and a local time there, in whole seconds.</summary>
    public static readonly Gen<(DateTimeZone Zone, LocalDateTime Time)> Times =
        OneOf(Zones).SelectMany(zone => Gen.Frequency((1, AnyTime), (4, Near(zone.Changes.Value))).Select(time => (zone.Zone, time)));

    private static Gen<LocalDateTime> AnyTime => Gen.DateTime[First.ToDateTimeUnspecified(), Last.ToDateTimeUnspecified()]
        .Select(time => LocalDateTime.FromDateTime(time).With(TimeAdjusters.TruncateToSecond));

    // In steps of a quarter of an hour edges are met often, in seconds hardly ever.
    private static Gen<LocalDateTime> Near(LocalDateTime[] changes) => changes.Length == 0 ? AnyTime : Gen.Select(
        OneOf(changes),
        Gen.OneOf(Gen.Int[-104, 104].Select(quarter => quarter * 900), Gen.Int[-7_200, 7_200]),
        (change, seconds) => Clamp(change.PlusSeconds(seconds)));

    private static Gen<T> OneOf<T>(T[] all) => Gen.Int[0, all.Length - 1].Select(i => all[i]);

    private static LocalDateTime[] ChangesOf(DateTimeZone zone) =>
    [
        .. zone.GetZoneIntervals(Instant.FromUtc(1900, 1, 2, 0, 0), Instant.FromUtc(2200, 12, 31, 0, 0))
            .Where(interval => interval.HasEnd)
            .Select(interval => interval.IsoLocalEnd)
            .Where(change => change < Last),
    ];

    private static LocalDateTime Clamp(LocalDateTime time) => LocalDateTime.Max(First, LocalDateTime.Min(Last, time));
}
