using System.Text.Json;
using EventBooking.Api.Documentation;
using EventBooking.Domain;

namespace EventBooking.Api.Http;

/// <summary>Words for route tables.</summary>
internal static class RouteExtensions
{
    private static readonly string[] ReadMethods = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps a read: whatever answers GET answers HEAD (RFC 9110, section 9.3.2).</summary>
    public static RouteHandlerBuilder MapRead(this IEndpointRouteBuilder routes, string pattern, Delegate handler) =>
        routes.MapMethods(pattern, ReadMethods, handler);

    /// <summary>Lets what others mapped for GET answer HEAD as well.</summary>
    public static TBuilder AlsoHead<TBuilder>(this TBuilder route)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new HttpMethodMetadata(ReadMethods));

    /// <summary>
    /// Puts something around each handler of a group. Not an endpoint filter: with one, the framework boxes each handler's arguments
    /// and answer.
    /// </summary>
    public static RouteGroupBuilder Around(this RouteGroupBuilder group, Func<EndpointBuilder, RequestDelegate, RequestDelegate> wrap)
    {
        ((IEndpointConventionBuilder)group).Add(endpoint => endpoint.RequestDelegate = wrap(
            endpoint, endpoint.RequestDelegate ?? throw new InvalidOperationException($"Nothing handles {endpoint.DisplayName}.")));
        return group;
    }

    public static RouteHandlerBuilder Takes(this RouteHandlerBuilder route, params QueryParameter[] parameters) =>
        route.WithMetadata([.. parameters]);

    public static RouteHandlerBuilder Sends(this RouteHandlerBuilder route, params RequestExample[] bodies) =>
        route.WithMetadata([.. bodies]);

    public static RouteHandlerBuilder Answers(
        this RouteHandlerBuilder route, string description, Func<JsonSerializerOptions, object>? body, params AnswerHeader[] headers) =>
        route.WithMetadata(new CallExample(description, body, headers));

    public static RouteHandlerBuilder Fails(this RouteHandlerBuilder route, params Failure[] failures) =>
        route.WithMetadata([.. failures]);
}
