using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Features;

namespace EventBooking.Api.Http;

/// <summary>
/// Takes a booking's token out of the request's path before anything can see it there: the server's request log, routing's
/// debug log and the trace all record the path, and this is the one place ahead of them all. Handlers get the token as
/// <see cref="PresentedToken"/>.
/// </summary>
internal sealed partial class TokenHidingContextFactory(IServiceProvider services) : IHttpContextFactory
{
    private const string Placeholder = "REDACTED";
    private const int TokenLength = 43;
    private readonly DefaultHttpContextFactory _inner = new(services);

    public HttpContext Create(IFeatureCollection featureCollection)
    {
        var request = featureCollection.GetRequiredFeature<IHttpRequestFeature>();
        var collection = TokenPaths.Of(request.Path);
        var path = collection is null ? request.Path : TakeToken(request.Path, collection.Length, featureCollection);

        // An address may be mistyped and the token in it still be right. No call of bookings reads the query.
        path = HideTokens(path);
        var query = collection is null ? request.QueryString : HideTokens(request.QueryString);
        if (path != request.Path || query != request.QueryString || IsInTargetAlone(request))
        {
            request.Path = path;
            request.QueryString = query;
            request.RawTarget = new PathString(path).ToUriComponent() + query;
        }

        return _inner.Create(featureCollection);
    }

    public void Dispose(HttpContext httpContext) => _inner.Dispose(httpContext);

    // Where the server took more from the target than escapes, such as a token before "..", or an address before the path.
    private static bool IsInTargetAlone(IHttpRequestFeature request) =>
        request.RawTarget.Length > request.Path.Length + request.QueryString.Length && AnyToken.IsMatch(request.RawTarget);

    private static string TakeToken(string path, int start, IFeatureCollection features)
    {
        if (start >= path.Length || path[start] != '/')
        {
            return path;
        }

        start++;
        var length = path.AsSpan(start).IndexOf('/');
        var end = length < 0 ? path.Length : start + length;
        if (end == start)
        {
            return path;
        }

        features.Set(new PresentedToken(path[start..end]));
        return $"{path.AsSpan(0, start)}{Placeholder}{path.AsSpan(end)}";
    }

    private static string HideTokens(string text) => text.Length < TokenLength ? text : AnyToken.Replace(text, Placeholder);

    // Escapes are part of it: a path that was encoded twice still has some, and a query all of its own.
    [GeneratedRegex("[A-Za-z0-9_%-]{43,}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AnyToken { get; }
}
