using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using NodaTime.TimeZones;

namespace EventBooking.Domain.Input;

/// <summary>IANA time zones by names in capital or small letters.</summary>
internal static class TimeZoneId
{
    // Not the provider's GetZoneOrNull: it makes up zones such as UTC+05 that no one else knows.
    private static readonly FrozenDictionary<string, string> Ids =
        TzdbDateTimeZoneSource.Default.CanonicalIdMap.Keys.ToFrozenDictionary(id => id, StringComparer.OrdinalIgnoreCase);

    /// <summary>Finds a zone.</summary>
    /// <param name="pasted">Its name, with or without white space around it.</param>
    /// <param name="id">The name as IANA writes it; one that was replaced, such as US/Eastern, stays.</param>
    public static bool TryFind(string pasted, [NotNullWhen(true)] out string? id) =>
        Ids.TryGetValue(Characters.TrimIgnorable(pasted), out id);
}
