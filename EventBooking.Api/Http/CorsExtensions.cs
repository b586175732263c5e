using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.Options;
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
        if (Array.Find(origins, origin => !IsOrigin(origin)) is { } wrong)
        {
            throw new OptionsValidationException(SettingName, typeof(string[]),
                [$"{SettingName} holds '{wrong}': an origin is a scheme and a host without a path, such as "
                    + "https://tickets.example.com, or * for every one."]);
        }

        builder.Services.AddCors(options => options.AddDefaultPolicy(policy => policy
            .WithOrigins(origins)
            .AllowAnyMethod()
            .AllowAnyHeader()
            .WithExposedHeaders(HeaderNames.Location, HeaderNames.Link, HeaderNames.ETag, HeaderNames.RetryAfter)));
        return builder;
    }

    /// <summary>Lets them, and says so to caches: if origins are named, every answer depends on who asks.</summary>
    public static WebApplication UseApiCors(this WebApplication app)
    {
        var policy = app.Services.GetRequiredService<IOptions<CorsOptions>>().Value;
        if (policy.GetPolicy(policy.DefaultPolicyName) is { AllowAnyOrigin: false, Origins.Count: > 0 })
        {
            app.Use((context, next) =>
            {
                context.Response.OnStarting(VaryByOrigin, context.Response);
                return next(context);
            });
        }

        app.UseCors();
        return app;
    }

    private static Task VaryByOrigin(object state)
    {
        var headers = ((HttpResponse)state).Headers;
        if (!headers.GetCommaSeparatedValues(HeaderNames.Vary).Contains(HeaderNames.Origin, StringComparer.OrdinalIgnoreCase))
        {
            headers.Append(HeaderNames.Vary, HeaderNames.Origin);
        }

        return Task.CompletedTask;
    }

    // Browsers send it in this form (RFC 6454, section 6.1); any other would never match.
    private static bool IsOrigin(string text) => text == "*"
        || (Uri.TryCreate(text, UriKind.Absolute, out var uri)
            && string.Equals(uri.GetLeftPart(UriPartial.Authority), text, StringComparison.OrdinalIgnoreCase));
}
