namespace EventBooking.Api.Features.Live;

internal static class LiveExtensions
{
    public static WebApplicationBuilder AddLiveUpdates(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<LiveOptions>()
            .BindConfiguration(LiveOptions.SectionName)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        builder.Services.AddSingleton<LiveFeedContext>();
        builder.Services.AddSingleton<LiveFeeds>();
        builder.Services.AddSingleton<LiveStreams>();
        return builder;
    }
}
