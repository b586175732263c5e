using EventBooking.Api.Http;

namespace EventBooking.Api.Features.Bookings;

/// <summary>What holds a token is for its holder alone: no cache keeps it, and no link followed from it names it.</summary>
internal static class BookingPrivacy
{
    public static WebApplication UseBookingPrivacy(this WebApplication app)
    {
        app.Use((context, next) =>
        {
            if (TokenPaths.IsIn(context.Request.Path))
            {
                // As late as this, so that it holds for refusals too, which begin by clearing all headers.
                context.Response.OnStarting(SetHeaders, context.Response);
            }

            return next(context);
        });
        return app;
    }

    private static Task SetHeaders(object state)
    {
        var headers = ((HttpResponse)state).Headers;
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        return Task.CompletedTask;
    }
}
