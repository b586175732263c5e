using EventBooking.Infrastructure;

namespace EventBooking.Api.Features.Live;

internal static class LiveExtensions
{
    public static WebApplicationBuilder AddLiveUpdates(this WebApplicationBuilder builder)
    {
        builder.Services.AddSettings<LiveOptions>(LiveOptions.SectionName);
        builder.Services.AddSingleton<LiveFeedContext>();
        builder.Services.AddSingleton<LiveFeeds>();
        builder.Services.AddSingleton<LiveStreams>();
        return builder;
    }
}
