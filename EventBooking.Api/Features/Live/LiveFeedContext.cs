using System.Text.Json;
using EventBooking.Domain;
using EventBooking.Infrastructure.Availability;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace EventBooking.Api.Features.Live;

/// <summary>What all feeds share.</summary>
/// <param name="time">The clock of the rules. How long anything waits is real time.</param>
internal sealed partial class LiveFeedContext(
    AvailabilityReader availability,
    TimeProvider time,
    IOptions<JsonOptions> json,
    IOptions<LiveOptions> options,
    LiveStreams streams,
    IHostApplicationLifetime lifetime,
    ILogger<LiveFeed> logger)
{
    public AvailabilityReader Availability => availability;
    public DateTimeOffset Now => time.Now();
    public JsonSerializerOptions Json => json.Value.SerializerOptions;
    public LiveOptions Options => options.Value;
    public TimeSpan Rest => streams.Rest;
    public CancellationToken Stopping => lifetime.ApplicationStopping;

    public void ReportFailure(Exception exception) => Log.Failed(logger, exception);

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Error,
            Message = "Live updates of an event ended in an exception that nothing expects; its viewers will reconnect")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
