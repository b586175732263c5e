using Microsoft.AspNetCore.Http.Features;

namespace EventBooking.Api.Http;

/// <summary>
/// Takes a booking's token out of the request's path before anything can see it there: the server's request log, routing's
/// debug log and the trace all record the path, and this is the one place ahead of them all. Handlers get the token as
/// <see cref="PresentedToken"/>.
/// </summary>
/// <param name="services">The services of the host.</param>
internal sealed class TokenHidingContextFactory(IServiceProvider services) : IHttpContextFactory
{
    private const string Prefix = "/api/v1/bookings/";
    private const string Placeholder = "REDACTED";
    private readonly DefaultHttpContextFactory _inner = new(services);

    public HttpContext Create(IFeatureCollection featureCollection)
    {
        var request = featureCollection.GetRequiredFeature<IHttpRequestFeature>();
        if (request.Path.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            var token = request.Path[Prefix.Length..];
            var end = token.IndexOf('/', StringComparison.Ordinal);
            var rest = end < 0 ? "" : token[end..];
            token = end < 0 ? token : token[..end];
            if (token.Length > 0)
            {
                featureCollection.Set(new PresentedToken(token));
                request.Path = $"{Prefix}{Placeholder}{rest}";
                request.RawTarget = request.Path + request.QueryString;
            }
        }

        return _inner.Create(featureCollection);
    }

    public void Dispose(HttpContext httpContext) => _inner.Dispose(httpContext);
}
