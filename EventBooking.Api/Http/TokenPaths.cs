using EventBooking.Infrastructure.Links;

namespace EventBooking.Api.Http;

/// <summary>Where the next segment of a path is a booking's token.</summary>
internal static class TokenPaths
{
    /// <summary>Bookings in the API.</summary>
    public const string Bookings = "/api/v1/bookings";

    /// <summary>Pages of bookings.</summary>
    public const string Pages = $"/{PublicLinks.BookingSegment}";

    /// <summary>All of them.</summary>
    public static readonly string[] All = [Bookings, Pages];

    /// <summary>Whether a path is one of them or below.</summary>
    public static bool IsIn(PathString path) =>
        path.StartsWithSegments(Bookings, StringComparison.OrdinalIgnoreCase) || path.StartsWithSegments(Pages, StringComparison.OrdinalIgnoreCase);
}
