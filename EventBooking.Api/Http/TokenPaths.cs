using EventBooking.Infrastructure.Links;

namespace EventBooking.Api.Http;

/// <summary>Where the next segment of a path is a booking's token.</summary>
internal static class TokenPaths
{
    /// <summary>Bookings in the API.</summary>
    public const string Bookings = "/api/v1/bookings";

    /// <summary>Pages of bookings.</summary>
    public const string Pages = $"/{PublicLinks.BookingSegment}";

    /// <summary>Which of them a path is, or is below; null where it is neither.</summary>
    public static string? Of(PathString path) =>
        path.StartsWithSegments(Bookings, StringComparison.OrdinalIgnoreCase) ? Bookings
        : path.StartsWithSegments(Pages, StringComparison.OrdinalIgnoreCase) ? Pages
        : null;

    /// <summary>Whether a path is one of them or below.</summary>
    public static bool IsIn(PathString path) => Of(path) is not null;
}
