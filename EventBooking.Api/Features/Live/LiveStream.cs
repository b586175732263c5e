using System.Diagnostics;
using System.Reflection;
using EventBooking.Api.Http;
using EventBooking.Domain;
using EventBooking.Infrastructure.Availability;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Net.Http.Headers;

namespace EventBooking.Api.Features.Live;

/// <summary>200 with a stream of events that ends when the client leaves, the event is gone or the service stops.</summary>
internal sealed class LiveStream(EventAvailability known, LiveFeeds feeds, LiveStreams streams) : IResult, IEndpointMetadataProvider
{
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(string), [ServerSentEvent.MediaType]));

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        if (HttpMethods.IsHead(httpContext.Request.Method))
        {
            SetHeaders(httpContext.Response);
            return;
        }

        if (!streams.TryOpen())
        {
            await Problems.WriteAsync(httpContext, new Overloaded());
            return;
        }

        try
        {
            SetHeaders(httpContext.Response);
            StayOutOfSight(httpContext.Features);
            await feeds.WatchAsync(known, new LiveViewer(httpContext));
        }
        finally
        {
            streams.Close();
        }
    }

    private static void SetHeaders(HttpResponse response)
    {
        response.ContentType = $"{ServerSentEvent.MediaType}; charset=utf-8";
        response.Headers.CacheControl = CacheControlHeaderValue.NoStoreString;

        // Proxies such as nginx hold answers back otherwise, until they have enough of them.
        response.Headers["X-Accel-Buffering"] = "no";
    }

    // A request that lasts for hours would spoil the durations of all others. Live:WriteWithin takes the place of the server's
    // own limit, which counts bytes a second.
    private static void StayOutOfSight(IFeatureCollection features)
    {
        if (features.Get<IHttpMetricsTagsFeature>() is { } metrics)
        {
            metrics.MetricsDisabled = true;
        }

        if (features.Get<IHttpActivityFeature>()?.Activity is { } activity)
        {
            activity.IsAllDataRequested = false;
            activity.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
        }

        if (features.Get<IHttpMinResponseDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = null;
        }
    }
}
