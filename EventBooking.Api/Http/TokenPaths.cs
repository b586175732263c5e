using EventBooking.Presentation.Links;

namespace EventBooking.Api.Http;

/// <summary>Where the next segment of a path is a booking's token.</summary>
internal static class TokenPaths
{
    public const string Bookings = "/api/v1/bookings";
    public const string Pages = $"/{PublicLinks.BookingSegment}";

    /// <summary>
    /// Which of them a path is, or is below; null where it is neither. The path is text that was decoded: turned into a
    /// <see cref="PathString"/> by assignment it would be decoded once more.
    /// </summary>
    public static string? Of(string? path) => IsIn(path, Bookings) ? Bookings : IsIn(path, Pages) ? Pages : null;

    public static bool IsIn(PathString path) => Of(path.Value) is not null;

    private static bool IsIn(string? path, string collection) =>
        path?.StartsWith(collection, StringComparison.OrdinalIgnoreCase) == true
        && (path.Length == collection.Length || path[collection.Length] == '/');
}
