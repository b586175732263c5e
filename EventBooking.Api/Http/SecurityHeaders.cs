namespace EventBooking.Api.Http;

/// <summary>Guards the reader of an answer, whatever kind it is: a page has a policy of its own, anything else may load nothing.</summary>
internal static class SecurityHeaders
{
    private const string LoadNothing = "default-src 'none'; frame-ancestors 'none'";
    private const string OneYear = "max-age=31536000";

    public static WebApplication UseSecurityHeaders(this WebApplication app)
    {
        // Over plain HTTP browsers ignore it: so it may be sent whether or not a proxy in front of this service speaks TLS.
        var transport = app.Environment.IsDevelopment() ? null : OneYear;
        Func<object, Task> guard = state => Guard((HttpResponse)state, transport);
        Func<object, Task> guardPrivate = state => GuardPrivate((HttpResponse)state, transport);
        app.Use((context, next) =>
        {
            // As late as this, so that it holds for refusals too, which begin by clearing all headers.
            context.Response.OnStarting(IsPrivate(context) ? guardPrivate : guard, context.Response);
            return next(context);
        });
        return app;
    }

    /// <summary>Says that answers hold a token: no cache keeps them, and no link followed from them names it.</summary>
    public static RouteHandlerBuilder AnswersPrivately(this RouteHandlerBuilder route) => route.WithMetadata(new PrivateAnswer());

    private static bool IsPrivate(HttpContext context) =>
        TokenPaths.IsIn(context.Request.Path) || context.GetEndpoint()?.Metadata.GetMetadata<PrivateAnswer>() is not null;

    private static Task Guard(HttpResponse response, string? transport)
    {
        var headers = response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.StrictTransportSecurity = transport;
        if (headers.ContentSecurityPolicy.Count == 0)
        {
            headers.ContentSecurityPolicy = LoadNothing;
        }

        return Task.CompletedTask;
    }

    private static Task GuardPrivate(HttpResponse response, string? transport)
    {
        response.Headers.CacheControl = "no-store";
        response.Headers["Referrer-Policy"] = "no-referrer";
        return Guard(response, transport);
    }

    private sealed class PrivateAnswer;
}
