using Microsoft.Net.Http.Headers;

namespace EventBooking.Api.Http;

/// <summary>Which web pages of other origins may call the API.</summary>
internal static class CorsExtensions
{
    /// <summary>The list of origins; <c>*</c> stands for every one. Nothing is allowed where it is empty.</summary>
    public const string SettingName = "Cors:AllowedOrigins";

    public static WebApplicationBuilder AddApiCors(this WebApplicationBuilder builder)
    {
        var origins = builder.Configuration.GetSection(SettingName).Get<string[]>() ?? [];
        builder.Services.AddCors(options => options.AddDefaultPolicy(policy => policy
            .WithOrigins(origins)
            .AllowAnyMethod()
            .AllowAnyHeader()
            .WithExposedHeaders(HeaderNames.Location, HeaderNames.Link, HeaderNames.ETag, HeaderNames.RetryAfter)));
        return builder;
    }
}
