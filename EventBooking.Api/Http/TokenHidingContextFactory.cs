using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Features;

namespace EventBooking.Api.Http;

/// <summary>
/// Takes a booking's token out of the request's path before anything can see it there: the server's request log, routing's
/// debug log and the trace all record the path, and this is the one place ahead of them all. Handlers get the token as
/// <see cref="PresentedToken"/>.
/// </summary>
/// <param name="services">The services of the host.</param>
internal sealed partial class TokenHidingContextFactory(IServiceProvider services) : IHttpContextFactory
{
    private const string Collection = "/api/v1/bookings";
    private const string Prefix = $"{Collection}/";
    private const string Placeholder = "REDACTED";
    private const int TokenLength = 43;
    private readonly DefaultHttpContextFactory _inner = new(services);

    public HttpContext Create(IFeatureCollection featureCollection)
    {
        var request = featureCollection.GetRequiredFeature<IHttpRequestFeature>();
        var isBookings = request.Path.StartsWith(Collection, StringComparison.OrdinalIgnoreCase);
        var path = isBookings ? TakeToken(request.Path, featureCollection) : request.Path;

        // An address may be mistyped and the token in it still be right. No call of bookings reads the query.
        path = HideTokens(path);
        var query = isBookings ? HideTokens(request.QueryString) : request.QueryString;
        if (path != request.Path || query != request.QueryString)
        {
            request.Path = path;
            request.QueryString = query;
            request.RawTarget = path + query;
        }

        return _inner.Create(featureCollection);
    }

    public void Dispose(HttpContext httpContext) => _inner.Dispose(httpContext);

    private static string TakeToken(string path, IFeatureCollection features)
    {
        if (!path.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return path;
        }

        var token = path[Prefix.Length..];
        var end = token.IndexOf('/', StringComparison.Ordinal);
        var rest = end < 0 ? "" : token[end..];
        token = end < 0 ? token : token[..end];
        if (token.Length == 0)
        {
            return path;
        }

        features.Set(new PresentedToken(token));
        return $"{Prefix}{Placeholder}{rest}";
    }

    private static string HideTokens(string text) => text.Length < TokenLength ? text : AnyToken.Replace(text, Placeholder);

    [GeneratedRegex("[A-Za-z0-9_-]{43,}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AnyToken { get; }
}
