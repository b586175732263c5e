using EventBooking.Api.Documentation;

namespace EventBooking.Api.Http;

/// <summary>Words for route tables.</summary>
internal static class RouteExtensions
{
    private static readonly string[] ReadMethods = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps a read: whatever answers GET answers HEAD (RFC 9110, section 9.3.2).</summary>
    public static RouteHandlerBuilder MapRead(this IEndpointRouteBuilder routes, string pattern, Delegate handler) =>
        routes.MapMethods(pattern, ReadMethods, handler);

    /// <summary>Names the codes that a call can answer with, for its documentation.</summary>
    public static RouteHandlerBuilder Fails(this RouteHandlerBuilder route, params string[] codes) =>
        route.WithMetadata(new FailureCodes(codes));

    /// <summary>Names the query parameters that a call reads, for its documentation.</summary>
    public static RouteHandlerBuilder Takes(this RouteHandlerBuilder route, params QueryParameter[] parameters) =>
        route.WithMetadata([.. parameters]);
}

/// <summary>The codes that a call can answer with.</summary>
/// <param name="Codes">From <see cref="Domain.ErrorCodes"/>.</param>
internal sealed record FailureCodes(IReadOnlyList<string> Codes);
