using System.Text.Json;
using System.Text.Json.Serialization;
using EventBooking.Api.Features.Bookings;

namespace EventBooking.Api.Http;

internal static class JsonExtensions
{
    public static WebApplicationBuilder AddApiJson(this WebApplicationBuilder builder)
    {
        builder.Services.ConfigureHttpJsonOptions(options =>
        {
            var json = options.SerializerOptions;
            json.TypeInfoResolverChain.Insert(0, BookingJson.Default);
            json.TypeInfoResolverChain.Insert(0, FailureJson.Default);
            json.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
            json.NumberHandling = JsonNumberHandling.Strict;
            json.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
            json.Converters.Add(new WholeNumberConverter());
            json.Converters.Add(new IdConverter());
            json.Converters.Add(new LocalDateConverter());
            json.Converters.Add(new LocalTimeConverter());
            json.Converters.Add(new InstantConverter());
        });
        return builder;
    }
}
